# Attaching images of the identity document.

documents-intro = Choose photos taken with a smartphone or camera.
documents-limits = Up to 6 images: JPEG, PNG or GIF, 20 MB each.
documents-back-side = If a change (such as of your address) is written on the back, attach the back too.
documents-readable = Make sure that the name, address and birth date can be read clearly.
documents-drop = You can also drop images here.
documents-refused = “{ $name }” could not be attached
documents-image = Image { $number }
documents-enlarge = Enlarge: { $name }
documents-remove = Delete: { $name }
documents-look = Can you read the name, address and birth date? If not, please replace the image with a better one.
documents-unseen = The university has this image, but it cannot be shown at the moment.
documents-count = Images attached: { $count }
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
