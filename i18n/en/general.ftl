# Short words used on many screens.

general-app-name = Akashi
general-back = Back
general-next = Next
general-ok = OK
general-yes = Yes
general-confirm = Confirm
general-send = Send
general-set = Set
general-change = Change
general-search = Search
general-close = Close
general-cancel = Cancel
general-retry = Try again
general-delete = Delete
general-select-file = Select file
general-sign-in = Log in
general-sign-out = Log out
general-required = Required
general-optional = Optional
general-not-entered = Not entered
general-menu = Menu
general-notes = Notes
general-notes-read = ! Be sure to read the Notes
general-loading = Loading…
general-language-ja = 日本語
general-language-en = English
general-minutes-left =
    { $minutes ->
        [one] { $minutes } minute left
       *[other] { $minutes } minutes left
    }
