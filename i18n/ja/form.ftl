# 利用許諾と申請フォーム。

form-terms-title = 利用許諾
form-terms-lead = 内容をお読みになり、同意いただける場合は、下のチェックを付けて「同意する」を押してください。
form-terms-tick = 上記内容に同意する
form-terms-accept = 同意する

form-title = 利用申請
form-title-enrolment = 学籍番号追加
form-title-recovery = メールアドレスを失った場合の申請
form-title-name-change = 氏名の変更
form-title-again = { $title }（{ $revision }回目）
form-progress = 申請の進み具合
form-check-short = 確認
form-summary-title = 次の点をご確認ください
form-choose = 選択してください
form-choose-faculty-first = 先に学部を選択してください
form-residence-domestic = 国内
form-residence-overseas = 海外
form-saved = 保存しました { $time }
form-saving = 保存しています…
form-autosave = 入力した内容は自動で保存されます。
form-not-saved = まだ保存できていません
form-to-check = 入力内容の確認へ
form-discard = この下書きを破棄する
form-discard-title = 下書きを破棄しますか
form-discard-text = このパソコンに保存した入力内容と画像を消去します。元に戻すことはできません。すでに大学へ送信した申請には影響しません。
form-discard-keep = 入力を続ける
form-discard-confirm = 破棄する
form-returned = 大学から再申請の依頼がありました。次の点を直して、もう一度申請してください。
form-new-fields = 下書きを作った後に、大学が次の項目を追加しました：{ $fields }
form-field-new = 新しい項目です。下書きを作った後に、大学が追加しました。
form-required-fields = 下書きを作った後に、大学が次の項目を必須にしました：{ $fields }
form-field-required = 下書きを作った後に、大学が必須にした項目です。
form-email-verified = 確認済みのアドレスです。入力し直す必要はありません。
form-copy-name = 申請者氏名と同じ
form-converted-kana = 全角カタカナに直しました。
form-converted-roman = 半角に直しました。
form-variants-boxed = 異体字を指定した文字は、このパソコンの画面では枠（□）になりますが、入力したとおりに保存され、大学に届きます。このままでかまいません。
form-variants-usual = 異体字を指定した文字は、この画面では標準の字形で表示しています。入力されたとおりの文字が、そのまま保たれています。
form-offers = ほかのつづり
form-offers-for = { $label }：ほかのつづり
hint-kana-differs = 漢字の欄の仮名とカタカナが異なるようです。読みが正しければ、このままでかまいません。
hint-roman-expected = 海外への郵便物が届きやすいように、アルファベットでの入力をお勧めします。アルファベットで書けない場合は、このままでかまいません。
hint-names-in-one-box = 姓と名の両方が入力されているようです。分けられる場合は、それぞれの欄に入力してください。お名前がこれで一つの場合は、このままでかまいません。
form-address-filled = 住所を入力しました：{ $address }
form-address-choose = この郵便番号の住所は複数あります。お住まいや勤務先のものを選択してください。
form-address-replace = 入力済みの住所とは異なります。「{ $address }」に置き換えますか。入力済みの内容はまだ変えていません。
form-address-replace-yes = 置き換える
form-address-replace-no = 入力済みの住所のままにする
form-address-unknown = この郵便番号はデータに見つかりません。番号が正しければ、このまま住所を入力してください。
form-address-date = 郵便番号データ：{ $date }現在
form-country-choose = 一覧の国名から選択してください。入力した文字はそのまま残してあります。
form-group-name = 申請者氏名
form-group-name-help = 現在の氏名を、姓と名に分けて入力してください。名前が一つだけの方は、どちらか一方だけでかまいません。ミドルネームは、名の欄に続けて入力してください。お名前に漢字がない方は、漢字の欄にもカタカナかローマ字で入力してください。
form-group-school-name = 在学時氏名
form-group-school-name-help = 証明書には在学時の氏名が記載されます。改姓・改名した方は、在学していたときの氏名を入力してください。
form-group-changed-name = 氏名の変更
form-group-changed-name-help = 現在の氏名と在学時の氏名が異なるため、氏名の変更を確認できる書類が必要です。証明書には、在学時の氏名がそのまま記載されます。
form-name-change-name-help = 変更後の氏名を入力してください。いまアカウントに登録されている氏名が入っているので、変わったところだけを直してください。お名前に漢字がない方は、漢字の欄にもカタカナかローマ字で入力してください。
form-name-change-proof-help = 変更前と変更後の氏名がつながる書類の画像を添付してください。証明書には、これまでどおり在学時の氏名が記載されます。
form-name-change-lead = 大学が書類を確認し、承認すると、アカウントの氏名が変わります。
form-name-change-lead-identity = 変更後の氏名が書かれた本人確認書類と、氏名の変更を確認できる書類の、両方の画像を添付してください。
form-character-title = 入力できない漢字がある場合
form-character-text = 近い漢字か、カタカナを入力しておき、正しい字の画像を添付してください。職員が画像を見て確かめます。異体字（髙・﨑・邊など）は、入力できればそのまま使えます。
form-lead-applicant = 申請者ご本人について入力してください。
form-lead-school = 在学していたときのことを入力してください。分からない項目は、任意であれば空欄のままでかまいません。
form-lead-contact = 大学からご連絡できる住所と電話番号を入力してください。
form-lead-workplace = 日中のご連絡先として勤務先がある方は入力してください。すべて任意です。
form-lead-identity = ご本人であることを確認できる書類を選び、その画像を添付してください。
form-check-title = 入力内容の確認
form-check-lead = まだ送信されていません。内容をご確認のうえ、「申請」を押してください。
form-change = { $section }を変更する
form-both-calendars =
    { $era }{ $era_year ->
        [1] 元
       *[other] { $era_year }
    }年{ $rest }（{ $year }年{ $rest }）
form-date-meant = { $date }に直す
form-empty-optional = 次の任意の項目は空欄です
form-list-separator = 、
form-apply = 申請

section-applicant = 申請者
section-school = 在学時
section-contact = 現住所・連絡先
section-workplace = 勤務先
section-identity = 本人確認書類

era-meiji = 明治
era-taisho = 大正
era-showa = 昭和
era-heisei = 平成
era-reiwa = 令和
