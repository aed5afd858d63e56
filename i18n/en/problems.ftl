# What is wrong with an answer.

problem-missing = { $label }: please enter or choose something.
problem-too-long = { $label }: please use at most { $limit } characters.
problem-control-character = { $label } contains a control character that cannot be used. Please enter it again.
problem-emoji = { $label }: emoji cannot be used. Please remove them.
problem-not-kana = { $label }: please use katakana.
problem-not-roman = { $label }: please use roman letters.
problem-date-unreadable = { $label } cannot be read as a date. Please enter year, month and day in this order, such as 1999/09/09 or H11.9.9.
problem-date-impossible = { $label }: there is no such day. This month has { $days } days. Please check month and day.
problem-month-impossible = { $label }: please enter the month as a number from 1 to 12.
problem-century-missing = { $label }: a year of two digits can be several years. Please enter four digits, such as 1999/09/09, or the era, such as H11.9.9.
problem-era-year-zero = { $label }: { $era } has no year 0, it begins with year 1. Please check the year.
problem-era-ended = { $label }: era and year do not fit. { $era } ended on { $day }. Please check both.
problem-era-not-begun = { $label }: era and year do not fit. { $era } began on { $day }. Please check both.
problem-date-in-future = { $label } lies in the future. Please check the year.
problem-date-too-long-ago = { $label } lies too far back. Please check the year.
problem-leaving-before-admission = { $label } is before the admission. Please check both dates.
problem-month-unreadable = { $label } cannot be read as a month. Please enter year and month in this order, such as 2015/03 or H27.3.
problem-postcode-malformed = { $label }: please enter 7 digits. Example: 100-0001
problem-phone-malformed = { $label }: please use digits and hyphens. Start numbers abroad with +.
problem-student-number-malformed = { $label } contains characters that cannot be used. Please use letters, digits and hyphens.
problem-unknown-choice = { $label }: please choose again from the list.
problem-not-asked = { $label } is not part of this university’s form. Please leave it empty.
problem-image-missing = { $label }: please attach at least one.
problem-too-many-images = { $label }: at most { $limit }. Please delete those that are not needed.

password-rule-length = { $min } to { $max } characters
password-rule-upper-case = Has an upper-case letter (A–Z)
password-rule-lower-case = Has a lower-case letter (a–z)
password-rule-digit = Has a digit (0–9)
password-rule-alphanumeric = Only half-width letters and digits
password-rule-not-common = Not a common password
password-rule-not-personal = Not your email address or student ID number
password-rule-differs-from-other = Differs from the other password
password-rule-not-used-before = Not the initial or present password
