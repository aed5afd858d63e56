# Connecting to the university.

connect-title = Connect to your university
connect-lead = Enter the address of the certificate service, as given in your university’s instructions.
connect-address = Address of the university
connect-address-help = Example: shomei.example.ac.jp
connect-confirm-question = This university was found. If it is yours, press “Connect to this university”.
connect-proposed = A link suggests connecting to { $host }. If you do not recognise the link, do not connect.
connect-host = Server
connect-confirm = Connect to this university
connect-other = Enter another address
