# Logging in through the university's identity provider (SAML).

saml-who = Student (university login page)
saml-who-text = You log in on the university’s own page (single sign-on, GakuNin)
saml-title = Student login
saml-lead = The university’s login page opens in your browser. Once you have logged in there, you come back to this app.
saml-note-password = You enter your university’s password only on the university’s page in the browser, never in this app.
saml-note-shared = On a shared computer, also close all browser windows when you have finished. Your university login may stay in the browser.
saml-begin = Log in with the browser
saml-waiting-title = Please log in with the browser
saml-waiting-opened = The university’s login page has been opened in your browser.
saml-waiting-not-opened = The browser could not be opened. Please enter the address below in a browser.
saml-address = Address of the login page
saml-step-1 = Enter your university ID and password on the page in the browser.
saml-step-2 = When you have logged in, this app goes on by itself.
saml-step-3 = If it does not, enter the code that the browser shows here.
saml-code = Code shown in the browser
saml-code-help = 8 characters. Upper or lower case and full or half width do not matter.
saml-again = Open again
saml-not-open = If it does not work
saml-not-open-text = If you have closed the page in the browser, or could not log in, please open it again.
saml-cancel = Stop
saml-failed-over = This login took too long, or has been used already. Please press “Open again” and log in with the browser once more.
saml-failed-void = There were too many wrong codes, so this login can no longer be used. Please press “Open again” and log in with the browser once more.
saml-failed-code = The code is wrong. Please compare it with the code in the browser. The browser shows it once you have logged in there.

# The page of the browser that says that the app has taken over.
saml-back-title = You are back in the app
saml-back-done = Please close this page and continue in the app.
saml-back-failed-title = You could not be taken back to the app
saml-back-failed = Please close this page and press “Open again” in the app.
