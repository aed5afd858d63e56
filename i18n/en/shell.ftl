# Title of the window, menu, file dialog.

shell-title = Akashi – certificates for graduates
shell-menu-application = App
shell-menu-quit = Quit
shell-menu-edit = Edit
shell-menu-undo = Undo
shell-menu-redo = Redo
shell-menu-cut = Cut
shell-menu-copy = Copy
shell-menu-paste = Paste
shell-menu-select-all = Select all
shell-menu-language = Language（言語）
shell-dialog-all = All files
shell-camera-purpose = The camera is used to photograph documents such as your identity document. A photo is kept nowhere until you press “Use this photo”.
shell-start-in-use = Akashi is open already. Please use the window that is open. Your draft and everything else is still there.
shell-start-no-locks = Akashi keeps its data in a folder that seems to be on a network drive, where it cannot make sure that only one window writes to it. So it was not started, and nothing was changed. What was saved before is still there. Please ask whoever looks after this computer to let Akashi keep its data on the computer’s own disk.
shell-start-unwritable = Akashi could not find a place on this computer to keep its data. Please check that there is free disk space and that you may write to your own folder, then start it again. Nothing that was saved before has been lost.
shell-notification-title = Certificate service
shell-notification-changed = The status of your application has changed
