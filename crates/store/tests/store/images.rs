//! Images end with their key, and leave no file behind.

use akashi_domain::Sensitive;
use akashi_store::{draft, image, outbox};

use crate::world::{a_document, an_entry, with_image, world};

#[tokio::test]
async fn an_image_ends_with_its_key() {
    let world = world();
    let store = world.device.open().await.unwrap();
    let id = with_image(&store).await;
    let whole = store.image(&id, false).await.unwrap().unwrap();
    let small = store.image(&id, true).await.unwrap().unwrap();
    assert_eq!(
        (whole.expose().as_slice(), small.expose().as_slice()),
        (&[1, 2, 3][..], &[4][..])
    );
    let unused = store
        .transact(|tx| {
            draft::delete(tx)?;
            image::delete_unused(tx)
        })
        .await
        .unwrap();
    assert_eq!(unused, std::slice::from_ref(&id));
    store.forget_images(unused).await;
    assert!(store.image(&id, false).await.unwrap().is_none());
    let left = std::fs::read_dir(world.device.dir().join("images")).unwrap();
    assert_eq!(left.count(), 0);
}

#[tokio::test]
async fn an_image_of_the_outbox_is_in_use() {
    let world = world();
    let store = world.device.open().await.unwrap();
    let id = with_image(&store).await;
    let document = a_document(&id);
    let unused = store
        .transact(move |tx| {
            outbox::add(tx, &an_entry(), &[document])?;
            draft::delete(tx)?;
            image::delete_unused(tx)
        })
        .await
        .unwrap();
    assert!(unused.is_empty());
    assert!(store.image(&id, false).await.unwrap().is_some());
}

#[tokio::test]
async fn files_without_a_row_are_swept_at_the_start() {
    let world = world();
    let store = world.device.open().await.unwrap();
    let id = with_image(&store).await;
    // Written, and then the application was killed before the key was stored.
    let (whole, small) = (Sensitive::new(vec![9]), Sensitive::new(vec![9]));
    store.write_image(whole, small).await.unwrap();
    std::fs::write(world.device.dir().join("images/half.tmp"), b"half").unwrap();
    let world = world.restart().await;
    let store = world.device.existing().await.unwrap().unwrap();
    let left = std::fs::read_dir(world.device.dir().join("images")).unwrap();
    assert_eq!(left.count(), 2, "the image and its thumbnail");
    assert!(store.image(&id, false).await.unwrap().is_some());
}

#[tokio::test]
async fn what_cannot_be_swept_locks_nobody_out() {
    let world = world();
    let store = world.device.open().await.unwrap();
    let id = with_image(&store).await;
    let folder = world.device.dir().join("images");
    std::fs::create_dir_all(folder.join("a folder/of somebody else")).unwrap();
    std::fs::write(folder.join("zz.tmp"), b"half").unwrap();
    let world = world.restart().await;
    let store = world.device.existing().await.unwrap().unwrap();
    assert!(store.image(&id, false).await.unwrap().is_some());
    assert!(!folder.join("zz.tmp").exists(), "the others are swept");
}

#[tokio::test]
async fn an_image_that_is_not_kept_after_all_leaves_no_file() {
    let world = world();
    let store = world.device.open().await.unwrap();
    let (whole, small) = (Sensitive::new(vec![9]), Sensitive::new(vec![9]));
    let unkept = store.write_image(whole, small).await.unwrap();
    store.forget_images(vec![unkept.id().to_owned()]).await;
    let left = std::fs::read_dir(world.device.dir().join("images")).unwrap();
    assert_eq!(left.count(), 0);
}
