# Attaching images of the identity document and of other proofs.

documents-title-identity = Image of identification document
documents-title-name-change = Image of document for confirmation of change of name
documents-title-character = Image of a character that cannot be typed
documents-intro-identity = Choose photos taken with a smartphone or camera.
documents-intro-name-change = Choose an image of a document that shows both your name when in school and your present name.
documents-intro-character = Write the character large on paper and photograph it, or photograph the part of a document that shows it.
documents-limits = Up to 6 images for the whole application: JPEG, PNG or GIF, 20 MB each.
documents-back-side = If a change (such as of your address) is written on the back, attach the back too.
documents-readable = Make sure that the name, address and birth date can be read clearly.
documents-type-first = First choose the type of document above: which numbers have to be covered depends on it.
documents-cover-ahead = This document bears numbers that the university must not see. When you choose an image, a screen opens in which you cover them. You need not edit the image yourself.
documents-side-ahead = The side with the 12-digit number (My Number) cannot be attached. Please attach only the side with the photo.
documents-drop = You can also drop images here.
documents-paste = Paste an image
documents-pasted = The pasted image
documents-refused = “{ $name }” could not be attached
documents-image = Image { $number }
documents-chosen = The chosen image
documents-enlarge = Enlarge: { $name }
documents-remove = Delete: { $name }
documents-edit = Cover or rotate
documents-edit-name = Cover parts of or rotate: { $name }
documents-uncovered = Still to be checked: { $fields }
documents-look = Can you read the name, address and birth date? If not, please replace the image with a better one.
documents-unseen = The university has this image, but it cannot be shown at the moment.
documents-count = Images attached: { $count }
documents-progress = Image { $number } of { $count }

# Looking at an image closely.
documents-zoom-in = Zoom in
documents-zoom-out = Zoom out
documents-rotate = Rotate
documents-zoom-reset = Reset
documents-keys = Keys of the image: + larger, - smaller, r rotate, 0 reset, arrows move

# Which side of the card is it?
documents-side-title = Which side is it?
documents-side-question = Which side of the card does this image show?
documents-side-front = The side with the photo (front)
documents-side-number = The side with the 12-digit number (back)
documents-side-why = By law a university may not receive the Individual Number (My Number). Please do not attach the side that bears it.
documents-side-refused-title = The side with the number was not attached
documents-side-refused = The image you chose is kept neither in this application nor at the university. Please choose an image of the side with the photo.

# Advice on images that are hard to read.
documents-advice-title = This image may be hard to read
documents-advice-too-small = The image is small, and its text may be blurred. Move closer so that the document fills the picture. The original photo is often larger than a screenshot of it.
documents-advice-blurred = The text is out of focus. Hold the phone with both hands, wait until the document is sharp, and keep still.
documents-advice-too-dark = The image is too dark. Photograph the document near a window or under a bright lamp, with no shadow on it.
documents-advice-too-bright = The image is too bright and its text is pale. Turn the flash off and avoid direct sunlight.
documents-advice-glare = Light is reflected, and a part cannot be read. Turn the document or move, so that the light comes from the side.
documents-advice-first = If you have a better image, please choose it. The review will be quicker.
documents-advice-last = You can use this image as it is. If staff cannot read it, they may return the application and ask for a new photo.
documents-advice-other = Choose another image
documents-advice-use = Use this image

# Covering numbers.
documents-cover-title = Cover the numbers
documents-cover-lead = If the card lies on its side, rotate it first. Drag each box over its number. When every item below has been checked, you can save.
documents-cover-lead-optional = Nothing has to be covered on this side. If there is something you do not want to show, place a box over it; or save the image as it is.
documents-cover-kept = What is covered becomes black and cannot be brought back. The image as it was before is kept neither in this application nor at the university.
documents-cover-keys = Keys of a box: arrows move, Shift + arrows change the size, Enter covers here, Delete removes the box. Drag where there is no box to draw a new one.
documents-cover-picture = The image whose numbers are covered
documents-cover-list = Items to check
documents-cover-where-present = Required if shown
documents-cover-state-open = Not checked yet
documents-cover-state-optional = You may cover it or leave it
documents-cover-state-covered = Will be covered
documents-cover-state-before = Covered already
documents-cover-state-absent = Not in this image
documents-cover-here = Cover here
documents-cover-here-name = { $name }: cover here
documents-cover-box = Show the box
documents-cover-box-name = { $name }: show the box
documents-cover-absent = Not in this image
documents-cover-absent-name = { $name }: not in this image
documents-cover-box-label = Box over { $name }
documents-cover-box-proposed = Box over { $name } (not in place yet)
documents-cover-own = additional box { $number }
documents-cover-at = { $name }: { $x }% from the left, { $y }% from the top, { $width }% wide, { $height }% high
documents-cover-removed = Box removed: { $name }
documents-cover-add = Add a box
documents-cover-keep = Save
documents-cover-missing = Not checked yet: { $fields }. Place the box and press “Cover here”, or press “Not in this image”.
documents-edit-title = Cover parts of the image or rotate it
documents-edit-lead = If there is something you do not want to show, drag over it to draw a box. You can also rotate the image.

# The camera.
documents-camera = Use the camera
documents-camera-title = Take a photo
documents-camera-starting = Starting the camera…
documents-camera-lead = Hold the document inside the white frame, and press “Take photo” when its text is sharp.
documents-camera-look = Can you read the text clearly? If it is blurred or shines, take the photo again.
documents-camera-kept = The photo is kept nowhere until you press “Use this photo”.
documents-camera-live = What the camera sees
documents-camera-photo = The photo you took
documents-camera-name = Photo from the camera
documents-camera-take = Take photo
documents-camera-again = Take it again
documents-camera-use = Use this photo
documents-camera-denied = The camera may not be used. Allow it in the settings of this computer, or choose an image file.
documents-camera-failed = The camera could not be used. Please check that no other application is using it. You can also choose an image file.

documents-steps-title = How to get a photo from your phone onto this computer
documents-steps-which = Your phone:
documents-iphone-1 = On the iPhone open Settings → Camera → Formats and choose “Most Compatible”. Photos are then saved as JPEG.
documents-iphone-2 = Put the document in a bright place and photograph it from straight above, with all four corners in view.
documents-iphone-3 = Email the photo to yourself as an attachment, or connect the iPhone by cable.
documents-iphone-4 = Save the photo on this computer. If the file name ends in .jpg you can choose it with “Select file”.
documents-android-1 = In the camera’s settings make sure that photos are saved as JPEG (HEIF is off).
documents-android-2 = Put the document in a bright place and photograph it from straight above, with all four corners in view.
documents-android-3 = Email the photo to yourself as an attachment, or connect by USB cable and choose “File transfer”.
documents-android-4 = Save the photo on this computer. If the file name ends in .jpg you can choose it with “Select file”.
