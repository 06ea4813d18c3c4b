use zan_ui::Doors;

pub(crate) fn doors() -> Doors {
    Doors::new()
}
