# メールのリンクから開くページ。日本語と英語を同じページに並べます。

landing-title = メールアドレスの確認
landing-lead = { $university }の証明書サービスです。
landing-ask = 下のボタンを押すと、メールアドレスの確認が終わります。
landing-confirm = 確認
landing-done-title = 確認できました
landing-done = あと{ $seconds }秒以内に、申請を始めたパソコンで「アプリに戻る」を押してください。
landing-open = アプリに戻る
landing-done-elsewhere = 別のパソコンやスマートフォンで開いたときは、アプリの画面で送り直し、新しいメールにある確認コードを入力してください。
landing-gone-title = このリンクは使えません
landing-used = このリンクはすでに使われています。アプリの画面に戻ってお進みください。
landing-expired = このリンクは期限が切れています。入力済みの内容はそのままです。アプリの画面から、もう一度メールをお送りください。
landing-replaced = このあとに、もっと新しいメールをお送りしています。いちばん新しいメールのリンクかコードをお使いください。
landing-unknown = このリンクは正しくありません。メールにあるリンクの全体が開かれているか、お確かめください。
landing-busy-title = 今は確認できません
landing-busy = 少し時間をおいて、もう一度このページを開いてください。リンクはまだ使えます。

# 試用のときだけ表示されるページ。
landing-dev-mail = 送信したメール（試用）
landing-dev-mail-none = まだメールはありません。
