# The screen “Data on this computer”, and the copy of one's data.

data-title = Data on this computer
data-lead = What you enter and your images are kept on this computer, encrypted.
data-folder = Folder
data-key = Key
data-key-keyring = In the keyring of this computer
data-key-passphrase = Protected by your passphrase
data-key-none = None yet
data-health = Check
data-health-sound = Akashi did not close normally last time. Your data was checked, and nothing is damaged
data-health-damaged = Your data was checked, and some of it is damaged
data-health-unfinished = Akashi did not close normally last time. The check took too long and was stopped
data-damaged-title = Some of your saved data is damaged
data-damaged-text = What can be read can be used as before. First save it with “Save a copy of my data”. Then you can start again and keep what is damaged in a folder of its own.
data-export-title = Save a copy of my data
data-export-text = Your draft, applications waiting to be sent, images, the state of your applications and signed receipts are saved as one ZIP file.
data-export-warning = This file is not encrypted. It holds your name and images of your identity documents, and anybody can read it. Do not save it where others can see it.
data-export-do = Save a copy
data-export-saved = Saved as “{ $name }”.
data-export-missing = { $count ->
    [one] One thing could not be read and is not in the copy.
   *[other] { $count } things could not be read and are not in the copy.
}
data-renew-title = Renew the encryption key
data-renew-text = Your saved data is encrypted again with a new key. Use this if somebody may have seen the key. What you entered does not change.
data-renew-do = Renew the key
data-renewed = Your data is now encrypted with a new key.
data-passphrase-title = Change the passphrase
data-passphrase-old = Current passphrase
data-passphrase-new = New passphrase
data-passphrase-confirmation = New passphrase (Confirmation)
data-passphrase-do = Change the passphrase
data-passphrase-changed = The passphrase has been changed. Enter the new one from the next time on.
data-asides-title = Kept although it could not be read
data-asides-text = This could not be opened. It is kept in case the key is found. Delete it when you no longer need it.
data-aside-size = { $megabytes } MB
data-aside-remove = Delete “{ $name }”
data-aside-remove-title = Delete what was kept?
data-aside-remove-text = “{ $name }” is deleted. This cannot be undone.

export-dialog-title = Choose where to save the copy of your data
export-dialog-filter = ZIP
export-file-name = Akashi_copy_of_my_data_{ $date }.zip
export-page-title = Akashi: copy of my data
export-page-written = Saved on { $time }
export-page-warning = This file is not encrypted. It holds your name and images of your identity documents. Do not put it where others can see it.
export-page-missing = { $count ->
    [one] One thing could not be read and is not in this copy.
   *[other] { $count } things could not be read and are not in this copy.
}
export-page-draft = Draft
export-page-unsent = Application waiting to be sent
export-page-application = Application the university has received
export-page-seen = Last seen
export-page-personal = Change of personal information (not sent)
export-page-images = Attached images
export-page-receipts = Receipts signed by the university
export-page-receipts-text = They prove that the university has received an application. The signature can be checked with the .jws file and the public keys in the folder “receipts”.
