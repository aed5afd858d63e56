# 入力内容の問題。

problem-missing = { $label }を入力または選択してください。
problem-too-long = { $label }は{ $limit }文字以内で入力してください。
problem-control-character = { $label }に、使用できない制御文字が含まれています。入力し直してください。
problem-emoji = { $label }に絵文字は使用できません。絵文字を取り除いてください。
problem-not-kana = { $label }はカタカナで入力してください。
problem-not-roman = { $label }はローマ字で入力してください。
problem-date-unreadable = { $label }を日付として読み取れません。1999/09/09 や平成11年9月9日のように、年・月・日の順に入力してください。
problem-date-impossible = { $label }は存在しない日付です。この月は1日から{ $days }日までです。月と日をお確かめください。
problem-month-impossible = { $label }の月は、1から12までの数字で入力してください。
problem-century-missing = { $label }の年が2桁のため、どの年か分かりません。1999/09/09 のように西暦4桁で入力するか、平成11年のように年号を付けてください。
problem-era-year-zero = { $label }が{ $era }0年になっています。{ $era }は元年（1年）からです。年をお確かめください。
problem-era-ended = { $label }の年号と年が合いません。{ $era }は{ $day }までです。年号と年をお確かめください。
problem-era-not-begun = { $label }の年号と年が合いません。{ $era }は{ $day }からです。年号と年をお確かめください。
problem-date-in-future = { $label }が未来の日付になっています。年をお確かめください。
problem-date-too-long-ago = { $label }が古すぎる日付になっています。年号と年をお確かめください。
problem-leaving-before-admission = { $label }が入学年月より前になっています。どちらかをお確かめください。
problem-month-unreadable = { $label }を年月として読み取れません。2015/03 や平成27年3月のように、年・月の順に入力してください。
problem-postcode-malformed = { $label }は7桁の数字で入力してください。例：100-0001
problem-phone-malformed = { $label }は数字とハイフンで入力してください。海外の番号は + から始めてください。
problem-student-number-malformed = { $label }に使用できない文字が含まれています。英数字とハイフンで入力してください。
problem-unknown-choice = { $label }を一覧から選び直してください。
problem-not-asked = { $label }は、この大学の申請では使用しません。空欄にしてください。
problem-image-missing = { $label }を1枚以上添付してください。
problem-too-many-images = { $label }は{ $limit }枚までです。不要な画像を削除してください。

password-rule-length = { $min }文字以上{ $max }文字以下
password-rule-upper-case = 英大文字（A–Z）を含む
password-rule-lower-case = 英小文字（a–z）を含む
password-rule-digit = 数字（0–9）を含む
password-rule-alphanumeric = 半角英数字だけを使う
password-rule-not-common = よく使われるパスワードではない
password-rule-not-personal = メールアドレスや学籍番号と同じではない
password-rule-differs-from-other = もう一方のパスワードと異なる
password-rule-not-used-before = 初回パスワードや現在のパスワードと異なる
