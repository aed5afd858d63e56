# 利用者の選択と、卒業生の入口。

entry-who-title = ご利用になる方
entry-graduate = 卒業生
entry-graduate-text = 卒業・修了した方、退学・除籍となった方
entry-staff = 大学職員の方はこちら
entry-title = 卒業生の方
entry-new = 新規登録
entry-new-text = はじめてご利用になる方は、利用申請をしてください。
entry-new-1 = メールアドレスを確認します。
entry-new-2 = 氏名・在学時の情報などを入力し、本人確認書類の画像を添付します。
entry-new-3 = 大学が確認し、結果をメールでお知らせします。
entry-register = 新規登録手続き
entry-sign-in-text = 利用申請が承認された方
entry-continue = 申請の続きをする・状況を見る
entry-continue-text = 申請した後、別のパソコンから続ける方や、このパソコンのデータを消去した方
entry-open-draft = 入力の続きをする
entry-open-draft-text = このパソコンに、入力途中の申請があります。
entry-open-terms-text = メールアドレスの確認が済みました。次は利用許諾です。
entry-open-flow = 確認コードの入力に戻る
entry-open-flow-text = 確認メールをお送りしています。
entry-open-status-text = このパソコンから送信した申請の状況を表示します。
entry-open-reset = パスワードの設定に戻る
entry-open-reset-text = メールアドレスは確認できました。2つのパスワードを設定できます。
entry-open-reset-second = 第2パスワードの設定に戻る
entry-open-reset-second-text = メールアドレスは確認できました。新しい第2パスワードを設定できます。
