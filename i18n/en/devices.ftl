# Where the person is logged in.

devices-title = Devices and logins
devices-lead = These are the computers on which your account is logged in now. Log out what you do not use or do not know.
devices-this = This computer
devices-last-used = Last used
devices-began = Logged in since
devices-end = Log out
devices-end-label = Log out: { $device }
devices-end-others = Log out all other computers
devices-ended = { $device } was logged out.
devices-ended-others = All other computers were logged out.
devices-none = You are logged in on no other computer.
devices-named = { $name } ({ $kind })
devices-system-linux = Linux
devices-system-macos = Mac
devices-system-windows = Windows
devices-system-other = Unknown computer
devices-remembered-title = Computers on which no key is asked for
devices-remembered-lead = On these computers no authentication key is asked for until the day given. If you forget one, the next login on it asks for a key.
devices-remembered-none = There is no computer on which the key is left out.
devices-remembered-until = Until
devices-forget = Forget
devices-forget-label = Forget: { $device }
devices-forgotten = From the next login on, { $device } is asked for a key.
