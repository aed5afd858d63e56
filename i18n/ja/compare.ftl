# 別のパソコンから送られた内容との見比べ。

compare-title = どちらの内容にするかを選ぶ
compare-lead = 別のパソコンから送られた内容を、大学が{ $when }に受け付けています。このパソコンの内容と異なる項目について、どちらにするかを1つずつお選びください。選び終わるまで、どちらの内容も残ります。
compare-lead-closed = 別のパソコンから送られた内容を、大学が{ $when }に受け付けています。このパソコンの内容と異なる項目は、次のとおりです。
compare-mine = このパソコンの内容
compare-theirs = 大学に届いている内容
compare-all-mine = すべてこのパソコンの内容にする
compare-all-theirs = すべて大学に届いている内容にする
compare-left = まだ選んでいない項目が{ $count }つあります。
compare-decided = すべての項目を選びました。次の画面で全体を確認してから、申請できます。
compare-continue = 選んだ内容で進む
compare-same = 2つの内容に、異なる項目はありません。このパソコンの内容は、消去してかまいません。
compare-no-images = 画像なし
compare-closed-title = いまは新しい内容を送れません
compare-closed = 申請の状態が「{ $state }」のため、大学は新しい内容を受け付けていません。このパソコンの内容は残っています。違いを確認のうえ、下書きとして残すか、消去してください。
compare-keep = 下書きとして残す
compare-discard = このパソコンの内容を消去する
