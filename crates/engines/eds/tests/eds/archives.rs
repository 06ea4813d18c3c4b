//! Tricks with the zip file of an evidence container.

use zan_eds::Unreadable;
use zan_eds::container::write;
use zip::CompressionMethod;

use crate::containers::{Files, changed, contents, pack, unpack, world};

#[test]
fn tricks_with_zip_are_refused() {
    let refused = |change: fn(&mut Files)| changed(change).unwrap_err().code();
    assert_eq!(refused(|files| files.push(("../evil".to_owned(), vec![1]))), "container");
    assert_eq!(refused(|files| files.push(("/etc/passwd".to_owned(), vec![1]))), "container");
    assert_eq!(refused(|files| files.push(("a\\b".to_owned(), vec![1]))), "container");
    assert_eq!(refused(|files| files.push(("bomb".to_owned(), vec![0; 8 << 20]))), "container");
    assert_eq!(refused(|files| files.swap(0, 1)), "container");
    assert_eq!(refused(|files| files[0].1 = b"application/zip".to_vec()), "container");
    let many = |files: &mut Files| files.extend((0..300).map(|index| (format!("f{index}"), vec![])));
    assert_eq!(changed(many), Err(Unreadable::TooMany { what: "files", limit: 256 }));

    let (mut world, key) = world();
    let container = write(&contents(&world, &key), None).unwrap();
    for length in [4, 30, 100, container.len() / 2, container.len() - 1] {
        assert!(world.judge(&container[..length], None).is_err(), "{length}");
    }
    let mut commented = container.clone();
    commented.extend_from_slice(b"tail");
    assert!(world.judge(&commented, None).is_err());
    world.limits.container_bytes = 100;
    assert_eq!(world.judge(&container, None), Err(Unreadable::TooLarge { limit: 100 }));
}

#[test]
fn two_files_of_one_name_are_refused() {
    let (world, key) = world();
    let files = {
        let mut files = unpack(&write(&contents(&world, &key), None).unwrap());
        files.push(("rEport.html".to_owned(), b"<p>another</p>".to_vec()));
        files
    };
    let mut packed = pack(&files, CompressionMethod::Stored);
    for position in 0..packed.len() - 11 {
        if &packed[position..position + 11] == b"rEport.html" {
            packed[position + 1] = b'e';
        }
    }
    assert_eq!(world.judge(&packed, None), Err(Unreadable::Container { what: "two files of one name" }));
}
