# What the server's commands `doctor`, `backup` and `restore` tell the people who run it.

doctor-severity-ok = OK
doctor-severity-advice = Advice
doctor-severity-unsafe = Unsafe
doctor-severity-broken = Broken

doctor-interrupted = The check was interrupted before it was finished. Please run it again.
doctor-folder-missing = The folder { $file } does not exist. Please check the path, or make a new server with the command "init".
doctor-file-unreadable = { $file } cannot be looked at ({ $reason }). Please run this command as the user the server runs as.

doctor-config-ok = The configuration can be read.
doctor-config-unreadable = { $file } cannot be read ({ $reason }). The server will not start. Please put the file back or correct its name in university.toml.
doctor-config-syntax = { $file } contains something the server does not understand. It will not start until this is corrected. { $reason }
doctor-config-value =
    The entry "{ $entry }" of university.toml cannot be used: { $reason ->
        [missing] it is missing
        [duplicate] the same id or value stands there twice
        [unknown] it names something that is defined nowhere
        [malformed] it is not written in the form that is expected here
        [too_small] it is too small
        [too_large] it is too large or too long
        [insecure] it would not be safe
        [unsupported] a server on this operating system cannot do it
        [itself] a condition cannot ask for its own field
        [later] a condition can ask only for fields that come before its own
        [hidden] a condition asks for a field that is hidden
       *[other] { $reason }
    }. The server will not start until it is corrected.

doctor-key-ok = The server's key can be read.
doctor-key-missing = The key { $file } is missing. Without it neither the database nor the images can be opened. Please restore it from a backup; a new key does not open old data.
doctor-key-unreadable = The key { $file } cannot be used ({ $reason }). Please check who may read it, or restore it from a backup.
doctor-receipt-key-ok = The key that signs receipts ({ $key }) can be used.
doctor-receipt-key-none = The key that signs receipts is in use from the first start of the server on.
doctor-receipt-key-missing = The key { $file } that signs receipts is missing. No application can be received. Please restart the server: it makes a new key. Receipts signed so far can still be checked.
doctor-receipt-key-unreadable = The key { $file } that signs receipts cannot be used ({ $reason }). No application can be received. Please check who may read it. If it is damaged, move the file away and restart the server: it makes a new key.
doctor-receipt-key-left = The private key { $file } is left over and signs nothing. It is not needed for checking earlier receipts. Please delete it.

doctor-mode-ok = Nobody but the server's own user can read its data.
doctor-mode-exposed = Other users of this machine can reach { $file } (mode { $mode }). Please take their permissions away: chmod go= "{ $file }"
doctor-mode-writable = Other users of this machine can change { $file } (mode { $mode }). Please take this away: chmod go-w "{ $file }"
doctor-mode-documents =
    { $count ->
        [one] { $count } stored image can be reached by other users of this machine. Images are encrypted all the same. Please take their permissions away with chmod.
       *[other] { $count } stored images can be reached by other users of this machine. Images are encrypted all the same. Please take their permissions away with chmod.
    }
doctor-owner-ok = Everything belongs to the same user as the folder.
doctor-owner = { $file } belongs to another user than the folder, so the server may not be able to use it. Please give it to the server's user with chown.

doctor-listen-ok = The server listens on { $address }.
doctor-listen-plain = The server is to be reached from other machines at { $address } without encryption. It will not start like this. Please set server.tls, or server.trusted_proxies and a proxy that encrypts.
doctor-listen-behind-proxy = The server listens on { $address } without encryption, for a trusted proxy. Please make sure that only the proxy can reach this address.
doctor-proxy-unnamed = People reach the server through a proxy that is not named: all of them count as one person, with one person's number of mails an hour, and staff without an authenticator cannot sign in. Please put the proxy's address into server.trusted_proxies, and have it set X-Forwarded-For.
doctor-url-ok = Links in mails begin with { $url }.
doctor-url-this-machine = Links in mails lead to this machine. This is right for trying things out.
doctor-url-missing = The server can be reached from outside, but server.public_url is not set: links in mails would lead nowhere. Please set it.
doctor-url-local = The server can be reached from outside, but links in mails begin with { $url } and lead nowhere. Please set server.public_url to the address people use.
doctor-url-plain = Links in mails begin with { $url }, which is not encrypted. Please use an address that begins with https.

doctor-tls-ok = The certificate { $file } is valid until { $day }.
doctor-tls-expires = The certificate { $file } is valid until { $day } only. Please renew it; the server takes the new one without a restart.
doctor-tls-expired = The certificate { $file } expired on { $day }. Nobody can connect. Please renew it; the server takes the new one without a restart.
doctor-tls-not-yet = The certificate { $file } becomes valid on { $day }. Nobody can connect before. Please check the certificate and this machine's clock.
doctor-tls-unusable = The certificate { $file } or its key cannot be used ({ $reason }). Please check both files and that they belong together.
doctor-tls-term-unknown = The server can use the certificate { $file }, but it could not be found out until when it is valid. Please check this yourself.
doctor-tls-name = The certificate does not carry the name { $host }, by which people reach the server, so they cannot connect. Please use a certificate for this name.

doctor-mail-ok = Mails are sent by { $host }, port { $port }.
doctor-mail-authority = The certificate { $file } of the mail server cannot be used ({ $reason }). No mail is sent; all of them wait. Please bring the PEM file back, or correct mail.smtp.ca_file and restart the server. The mails that wait are sent then.
doctor-directory-ok = The directory { $host }, port { $port }, answers, accepts the service account and has the base.
doctor-directory-start = Access start: people who match { $members } can sign in from { $from } (Japan time).
doctor-directory-start-over = Access start: people who match { $members } have been able to sign in since { $from } (Japan time). This entry of directory.starts can be removed.
doctor-directory-start-nobody = Access start: nobody in the directory matches { $members } yet (it begins at { $from }, Japan time). Please check how members is written in directory.starts, and that the service account may read the attribute. If the freshmen are still to be entered, look again afterwards.
doctor-directory-silent = The directory { $host }, port { $port }, does not answer within 10 seconds. Nobody with a campus ID can sign in; everybody else can. Please check directory.host, directory.port and the firewall.
doctor-directory-encryption = No safe connection to the directory { $host }, port { $port }, can be made. Nothing was sent. Please check that its certificate is valid and carries this name, and that directory.ca_file holds the authority that issued it.
doctor-directory-starttls = No safe connection to the directory { $host }, port { $port }, can be made. Nothing was sent. Please check that it offers StartTLS, that its certificate is valid and carries this name, and that directory.ca_file holds the authority that issued it.
doctor-directory-authorities = The certificate { $file } for the directory { $host } cannot be used. Nobody with a campus ID can sign in. Please bring the PEM file back, or correct directory.ca_file and restart the server.
doctor-directory-service = The directory { $host } does not accept the service account (LDAP code { $code }). Nobody with a campus ID can sign in. Please check directory.bind_dn and the file of directory.password_file, and restart the server.
doctor-directory-base = The directory { $host } has no entry { $base }, or does not show it to the service account. Please check directory.base and the rights of the account.
doctor-directory-strange = What answers at { $host }, port { $port }, is no usable directory ({ $reason }). Please check directory.host, directory.port and directory.security.
doctor-saml-ok = The metadata of the identity provider { $provider } can be read (signing certificates: { $count }).
doctor-saml-certificates = All certificates in the metadata of the identity provider { $provider } have run out. Signatures are still checked against their keys, but the keys may be about to change. Please ask whoever runs the provider.
doctor-saml-address = SAML needs server.public_url: that is where the identity provider sends its answers. Please set it in university.toml and restart the server.
doctor-saml-problem =
    The metadata of the identity provider { $provider } cannot be used: { $reason ->
        [file] the file cannot be read; please check saml.metadata_file
        [address] it cannot be fetched; please check saml.metadata_url and the firewall
        [unreadable] it is no readable XML, or too large
        [signature] it is not signed with the certificate of saml.metadata_certificate_file
        [provider] there is not exactly one identity provider with the entity id of saml.provider in it
        [certificate] it has no signing certificate, or one that cannot be read
        [sign_in] it has no sign-in address for HTTP-Redirect, or one without encryption
        [expired] it has run out
       *[other] { $reason }
    }. Unless there is valid metadata that was fetched before, nobody can sign in by SAML; everybody else can.
doctor-mail-folder = Mails are written to { $file } and not sent. This is right for trying things out.
doctor-mail-folder-public = The server can be reached from outside, but mails are only written to { $file }: nobody receives them, and the links in them lie there readable. Please set mail.smtp.

doctor-sample-university = The university still has the identifier of the sample, "{ $id }". Please write your own into university.toml before the first application arrives: drafts are bound to it.
doctor-sample-terms = The terms of use are still those of the sample. Please replace both files and the version in university.toml.

doctor-database-ok = The database is whole.
doctor-database-none = There is no database yet. The server makes it when it starts for the first time.
doctor-database-key = The database cannot be opened with this server's key. Please restore key and database from the same backup.
doctor-database-unreadable = The database cannot be read ({ $reason }). Please check who may read it and the room on the disk, or restore a backup.
doctor-database-damaged = The database is damaged. Please stop the server, keep the folder as it is, and restore the latest backup into a new folder.
doctor-database-schema = The database is of version { $version }, as this program needs it.
doctor-database-older = The database is of version { $version }. The server brings it to version { $newest } when it starts. Please make a backup before.
doctor-database-newer = The database is of version { $version }; this program knows version { $newest } at most. Please install the newer program that made it.
doctor-trail-ok = The audit trail is unbroken.
doctor-trail-broken = The audit trail is not as it was written from line { $line } on. Please keep this folder, compare it with your backups and find out who could change the database.
doctor-documents-ok =
    { $count ->
        [0] No images are stored at present.
        [one] { $count } stored image is there.
       *[other] All { $count } stored images are there.
    }
doctor-documents-missing =
    { $count ->
        [one] { $count } image that the database knows is missing from the folder "documents". Please bring the file back from a backup.
       *[other] { $count } images that the database knows are missing from the folder "documents". Please bring the files back from a backup.
    }
doctor-clock-ok = The clock of this machine is plausible.
doctor-clock-behind = This machine's clock says { $now }, but something was recorded at { $last } already. Deadlines are wrong and codes live too long. Please set the clock.
doctor-backup-ok = There is a backup that was read back, { $hours } h old.
doctor-backup-none = There is no backup yet that was read back.
doctor-backup-behind = What applicants have sent since { $since } is in no backup that was read back, and would be lost with this machine. Please run "backup" every day.

doctor-staff-ok =
    { $count ->
        [one] { $count } member of staff can decide on applications.
       *[other] { $count } members of staff can decide on applications.
    }
doctor-staff-none = There is no staff account, so nobody can decide on applications. Please add one with "staff add".
doctor-staff-without-totp =
    { $count ->
        [one] { $count } staff account has no authenticator and can only sign in on this machine itself. Please make one with an authenticator: "staff add --totp".
       *[other] { $count } staff accounts have no authenticator and can only sign in on this machine itself. Please make some with an authenticator: "staff add --totp".
    }

doctor-disk-ok = { $percent } % of the disk is free.
doctor-disk-low = Only { $percent } % of the disk is free. Please make room: below 10 % the server takes no images.
doctor-disk-full = Only { $percent } % of the disk is free. The server takes no images any more; everything it holds is safe. Please make room.
doctor-worker-ok = The image worker answers, and its system calls are filtered.
doctor-worker-unfiltered = The image worker answers, but this system does not filter its system calls. Its limits of memory and time hold. If you can, please run it on a Linux with seccomp.
doctor-worker-missing = The program akashi-image-worker was not found beside the server. Images are stored, but staff cannot see them. Please install it there.
doctor-worker-silent = The image worker { $file } does not answer. Images are stored, but staff cannot see them. Please install the one that belongs to this version.

doctor-holidays-ok = Japan's public holidays are known until { $until }.
doctor-holidays-ending = Japan's public holidays are known only until { $until }. Reviews after that day are promised as if there were none. Please update this program.
doctor-contacts-ok =
    { $count ->
        [one] The contact lacks nothing.
       *[other] The { $count } contacts lack nothing.
    }
doctor-contacts-none = No contact is configured: people who need help have nobody to turn to. Add "contacts" to university.toml.
doctor-contact-missing-content = There is no contact for questions about applications and certificates. Add "content" to "about" of one of the contacts.
doctor-contact-missing-payment = There is no contact for questions about payment. Add "payment" to "about" of one of the contacts.
doctor-contact-missing-system = There is no contact for questions about using the application, logging in and failures. Add "system" to "about" of one of the contacts.
doctor-contact-unreachable = The contact "{ $name }" has neither a phone number nor an email address nor a chat.
doctor-contact-hours-words = The hours of the contact "{ $name }" are given in words only, so that nobody is shown whether it is open. Add "opening".
doctor-contact-hours-none = Give the hours of the contact "{ $name }" in words too (hours), in Japanese and in English. They stand in mails and on receipts.
doctor-contact-never-open = The contact "{ $name }" is open on no day of the coming year. Look at "opening" and at the closed days of the calendar.
doctor-contact-languages = The contact "{ $name }" names no languages. Whoever speaks no Japanese cannot tell before calling.
doctor-receipt-ok = Receipts can be made in Japanese and English.
doctor-receipt-broken = Receipts cannot be made, so applicants cannot save one ({ $reason }). Please look for unusual characters in the university's name and contacts. Applications are taken all the same.

backup-done =
    { $documents ->
        [one] The backup is complete: { $file } ({ $megabytes } MB, { $documents } image).
       *[other] The backup is complete: { $file } ({ $megabytes } MB, { $documents } images).
    }
backup-holds-keys = It holds the server's keys. Please keep it as safe as the server itself.
backup-read-back = It was read back; a server can be restored from it.
backup-not-read-back = The backup was written, but cannot be read back ({ $reason }). The file was left for you to look at; the server was not touched. Please check the disk and make another one under another name.
backup-not-recorded = The backup is complete and was read back, but this could not be written down in the database. Please run it again with the program that runs the server. Until then applicants’ computers keep copies of what they sent, for up to 30 days.
backup-outside = Not in the backup: { $file }. Please keep a copy of this file elsewhere.
backup-exists = { $file } exists and was left as it is. Nothing was written. Please choose another name.
backup-io = { $file } cannot be read or written ({ $reason }). There is no backup; the server was not touched. Please check permissions and room.
backup-keys = The server's key cannot be used ({ $reason }). There is no backup. Please run this command as the user the server runs as.
backup-database = The database cannot be copied ({ $reason }). There is no backup; the server was not touched. Please run "doctor".
backup-newer = The database belongs to a newer version of this program. There is no backup. Please use the program that runs the server.
backup-config = It cannot be said which files belong to the server ({ $reason }). There is no backup. Please correct university.toml and try again.
backup-document-missing = The database knows the image { $file }, but the file is missing. There is no backup, because it would not be complete. Please bring the file back from an older one.
backup-unsettled = Images came and went faster than they could be copied. There is no backup; the server was not touched. Please try again at a quieter time.

restore-done =
    { $documents ->
        [one] The server of { $made } was restored into { $file }, with { $documents } image. You can start it there.
       *[other] The server of { $made } was restored into { $file }, with { $documents } images. You can start it there.
    }
restore-outside = Not in the backup: { $file }. Please put this file in its place before you start the server.
restore-not-empty = { $file } is not an empty folder. Nothing was changed. Please choose a new folder.
restore-io = { $file } cannot be read or written ({ $reason }). Nothing was restored. Please check permissions and room.
restore-no-archive = The file is not a backup of this server, or it breaks off. Nothing was restored. Please use another backup.
restore-damaged = "{ $member }" in the backup is missing or not what was written. Nothing was restored. Please use another backup.
restore-newer = The backup was made by a newer version of this program ({ $version }). Nothing was restored. Please install that version.
restore-key = The key in the backup cannot be used ({ $reason }). Nothing was restored. Please use another backup.
restore-database = The database in the backup cannot be opened ({ $reason }). Nothing was restored. Please use another backup.
restore-database-damaged = The database in the backup is damaged. Nothing was restored. Please use another backup.
