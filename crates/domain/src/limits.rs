//! Every size limit on input, in one place. Client and server refuse the same things.

/// Longest accepted text of one line field, in characters (Unicode scalar values). Long enough for the longest
/// legal names and addresses; 60-character names must pass (F21).
pub const LINE_CHARS: usize = 200;
/// Longest e-mail address in bytes (RFC 5321, 4.5.3.1.3: a path of 256 octets with its angle brackets).
pub const EMAIL_BYTES: usize = 254;
/// Longest telephone number in characters, separators included (E.164 has 15 digits).
pub const PHONE_CHARS: usize = 24;
/// Longest student number in characters.
pub const STUDENT_NUMBER_CHARS: usize = 32;
/// Longest reason or free comment in characters.
pub const COMMENT_CHARS: usize = 2_000;
/// Longest server address a person may type, in characters.
pub const SERVER_ADDRESS_CHARS: usize = 253;
/// Longest password in characters; longer input is refused before hashing.
pub const PASSWORD_CHARS: usize = 64;
/// Most images in one application.
pub const DOCUMENTS_PER_APPLICATION: usize = 6;
/// Most images of characters that cannot be typed; they count among those of the application.
pub const CHARACTER_IMAGES: usize = 2;
/// Fields of a template of what must be covered, and so what can be said about one image.
pub const MASK_FIELDS: usize = 16;
/// Longest id of such a field, in bytes.
pub const MASK_FIELD_BYTES: usize = 64;
/// Largest image on the wire, in bytes.
pub const DOCUMENT_WIRE_BYTES: usize = 4 * 1024 * 1024;
/// Longest side of an image on the wire, in pixels.
pub const DOCUMENT_WIRE_SIDE: u32 = 2_048;
/// Largest file that may be chosen, in bytes.
pub const DOCUMENT_FILE_BYTES: u64 = 20 * 1024 * 1024;
/// Most pixels of a file that may be chosen.
pub const DOCUMENT_FILE_PIXELS: u64 = 50_000_000;
/// Largest JSON body of any request, in bytes.
pub const JSON_BODY_BYTES: usize = 128 * 1024;
/// Fewest and most digits of a key that is sent at signing in.
pub const KEY_DIGITS: std::ops::RangeInclusive<u32> = 6..=10;
/// How long a sign-in waits for its key, in seconds, however many keys are sent.
pub const KEY_SIGN_IN_SECONDS: i64 = 30 * 60;
/// How long a person may take at the identity provider, in seconds.
pub const SAML_SECONDS: i64 = 30 * 60;
/// How long handle and code of the page that leads back count, in seconds.
pub const SAML_RETURN_SECONDS: i64 = 10 * 60;
/// How long ago somebody without a password of ours may have signed in, to change how they sign in, in seconds.
pub const RECENT_SIGN_IN_SECONDS: i64 = 15 * 60;
/// How often the browser may be sent to the identity provider for one sign-in.
pub const SAML_STARTS: u32 = 20;
/// Largest message of an identity provider, in bytes of XML.
pub const SAML_MESSAGE_BYTES: usize = 96 * 1024;
/// Longest name an identity provider may have for a person, in characters.
pub const SAML_SUBJECT_CHARS: usize = 256;
/// Longest attribute value that is looked at, in characters.
pub const SAML_VALUE_CHARS: usize = 1_024;
/// Longest notes on one screen, in characters: whoever has to read more reads nothing.
pub const NOTICE_CHARS: usize = 2_000;
/// Most contacts of a university: everybody has to find theirs.
pub const CONTACTS: usize = 12;
/// Most opening hours of one contact: two for each day of the week.
pub const OPENING_HOURS: usize = 14;
/// Longest name of a screen in a diagnostic code, in bytes.
pub const SCREEN_NAME_BYTES: usize = 40;
/// Largest page of any list.
pub const PAGE_ITEMS: u32 = 100;
/// Highest revision an application can reach; more corrections than this are a conversation, not a form.
pub const REVISIONS: u32 = 50;
