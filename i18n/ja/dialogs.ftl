# 本体の画面の外に出る、パソコンのファイル選択画面の言葉。

dialog-choose-images = 本人確認書類の画像を選んでください
dialog-images = 画像（JPEG・PNG・GIF）
