# ログインしている方が、アカウントについて変更できること。

account-address-title = メールアドレス変更
account-address-current = 現在のメールアドレス
account-address-lead = 新しいメールアドレスに確認メールをお送りします。メールのコードを入力するまで、アドレスは変わりません。
account-address-new = 新しいメールアドレス
account-address-new-confirmation = 新しいメールアドレス（確認）
account-address-help = 今後の連絡はこのアドレスにお送りします。長く使えるアドレスをお勧めします。
account-address-help-sign-in = 変更後は、このアドレスでログインします。長く使えるアドレスをお勧めします。
account-address-password-why = ご本人であることを確かめるために入力してください。
account-address-note-former = 変更が終わると、現在のアドレスにもお知らせをお送りします。
account-address-waiting = 新しいアドレスにお送りしたメールの確認を待っています。別のアドレスに変えるときは、下の欄に入力してください。
account-address-continue = コードの入力に進む
account-address-changed = メールアドレスを変更しました。
account-address-changed-sign-in = 次回からは新しいアドレスでログインしてください。これまでのアドレスにも、変更のお知らせをお送りします。
account-address-changed-told = これまでのアドレスにも、変更のお知らせをお送りします。
