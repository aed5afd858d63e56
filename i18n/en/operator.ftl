# What the command akashi-server says to operators.

operator-init-done = The server's folder { $dir } was made. Change university.toml and terms to your university's, then run "akashi-server doctor --dir { $dir }".
operator-init-exists = { $file } exists. Nothing was changed. Please name another folder.
operator-init-failed = { $file } could not be written ({ $reason }).
operator-config-unreadable = { $file } cannot be read ({ $reason }).
operator-config-syntax = There is a mistake in { $file }.
    { $detail }
operator-config-value =
    The value of "{ $entry }" in university.toml cannot be used: { $reason ->
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
    }.
operator-keys = The server's key cannot be used ({ $reason }).
operator-database = The database cannot be used ({ $reason }).
operator-serve-listening = Listening on { $url }. Press Ctrl+C to stop.
operator-serve-demo = Trial mode: the mails sent can be read at { $url }dev/mail
operator-serve-no-worker = The program akashi-image-worker was not found. Applications are accepted, but staff will not see their images.
operator-serve-failed = The server could not start ({ $reason }).
operator-serve-insecure = Other computers cannot be let in on { $address } without encryption. Set server.tls, or server.trusted_proxies with a proxy that encrypts.
operator-staff-password = Type the password of { $name } and press Enter:
operator-staff-added = The staff account { $name } was made.
operator-staff-totp = Add this address to your authenticator. It is shown only now.
operator-staff-name-malformed = The name can have up to 32 lower-case letters, digits, ".", "-" and "_".
operator-staff-name-taken = There is already a staff account { $name }.
operator-staff-password-refused = This password cannot be used. Take 12 to 64 characters, and avoid common passwords and the name itself.
operator-staff-name-unknown = There is no staff account { $name }. Nothing was changed. "akashi-server staff list" shows those there are.
operator-staff-failed = This could not be done, and nothing was changed ({ $reason }).
operator-staff-disabled = The staff account { $name } is shut off. Its sessions have ended; the applications it was reviewing wait for a colleague.
operator-staff-enabled = The staff account { $name } can sign in again, with the password and the authenticator it had.
operator-staff-role = The staff account { $name } is { $role ->
        [administrator] an administrator
        [auditor] an auditor
       *[reviewer] a reviewer
    } from now on.
operator-staff-reset = The staff account { $name } has a new password. Its sessions have ended and its failed sign-ins are forgotten.
operator-graduate-reset = The passwords of this account are reset and its sessions have ended. A new initial password is on its way to the mail address of the account.
operator-graduate-unknown = There is no approved application with the reference number { $reference }. Nothing was changed.
operator-campus-reset = The second password and the failed sign-ins of this account are forgotten, and its sessions have ended. At the next sign-in the person sets a new second password.
operator-campus-unknown = Nobody has signed in with the user ID { $user } yet. Nothing was changed.
operator-saml-same-person = Noted as the same person. The student number of the next login counts from then on.
operator-saml-another-person = The identifier no longer opens the account, and its sessions have ended. The next login with it begins a new account.
operator-saml-unknown = No account { $account } logs in by SAML. Nothing was changed.
operator-campus-none = This university has no directory, so nobody has a campus ID. Nothing was changed.
operator-receipt-keys-rotated = Receipts are signed with the key { $key } from now on. The private half of the old key is deleted. Receipts signed so far can still be checked.
operator-receipt-keys-signing = { $key }: signing since { $from }
operator-receipt-keys-ended = { $key }: signed from { $from } to { $until } (still published, for checking)
operator-receipt-keys-none = There is no key for receipts yet. It comes into use when the server starts for the first time.
operator-receipt-keys-failed = The key that signs receipts cannot be used ({ $reason }). The command "doctor" says more.
operator-staff-none = There is no staff account yet. Make one with "akashi-server staff add".
operator-staff-line =
    { $name } ({ $role ->
        [administrator] administrator
        [auditor] auditor
       *[reviewer] reviewer
    }): { $state ->
        [disabled] shut off
        [locked] locked after failed sign-ins
        [setting_up] still to be set up by its holder
       *[active] can sign in
    }, { $authenticator ->
        [no] no authenticator (on this machine only)
       *[yes] with an authenticator
    }, failed sign-ins: { $failures }
operator-diagnose-slip = This cannot be read as a diagnostic code. Please check that it was heard and typed correctly.
operator-diagnose-newer = This code was made by an application newer than this program. Please read it with a newer akashi-server.
