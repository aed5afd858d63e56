# Comparing with what was sent from another computer.

compare-title = Choose between the two versions
compare-lead = The university received another version, sent from another computer, on { $when }. Please choose one of the two for each item that differs from this computer. Both versions are kept until you have chosen.
compare-lead-closed = The university received another version, sent from another computer, on { $when }. These items differ from this computer.
compare-mine = On this computer
compare-theirs = At the university
compare-all-mine = Choose this computer’s version for all
compare-all-theirs = Choose the university’s version for all
compare-left =
    { $count ->
        [one] { $count } item is still to be chosen.
       *[other] { $count } items are still to be chosen.
    }
compare-decided = Everything is chosen. On the next screen you can check all of it and apply.
compare-continue = Continue with what was chosen
compare-same = There are no differences between the two versions. You can delete the one on this computer.
compare-no-images = No image
compare-closed-title = A new version cannot be sent now
compare-closed = The status of the application is “{ $state }”, so the university takes no new version. What is on this computer is kept. Please look at the differences, then keep it as a draft or delete it.
compare-keep = Keep as a draft
compare-discard = Delete this computer’s version
