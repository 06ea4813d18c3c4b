### The interface for other systems: why the shape of a message is wrong

media-type-unsupported = Send the message as application/json.
json-malformed = The JSON cannot be read: mistake in line { $line }, column { $column }.
json-not-an-object = The message must be a JSON object.
member-type = { $expected ->
    [text] A text in quotes is needed here.
    [flag] true or false is needed here.
   *[object] A JSON object is needed here.
}
member-unknown = There is no such member. Compare its name with the description of the interface.
member-characters = The text holds an invisible control character.
parameter-position = Give a whole number, 0 or more.
parameter-limit = Give a whole number from 1 to { $most }.
