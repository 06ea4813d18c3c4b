//! Examples of the standards: Canonical XML 1.0, section 3, and Exclusive XML Canonicalization 1.0, section 2.2.
//! What the examples declare in a document type is written out, for such declarations are refused.

use crate::support::{
    EXCLUSIVE, INCLUSIVE, INCLUSIVE_1_1, INCLUSIVE_WITH_COMMENTS, canonical, read, read_one, reference,
    reference_with, signature, text,
};

/// Canonical XML 3.1.
#[test]
fn instructions_comments_and_what_is_outside_the_root() {
    let document = "<?xml version=\"1.0\"?>\n\n<?xml-stylesheet   href=\"doc.xsl\"\n   type=\"text/xsl\"   ?>\n\n\
        <doc>Hello, world!<!-- Comment 1 --></doc>\n\n<?pi-without-data     ?>\n\n<!-- Comment 2 -->\n\n\
        <!-- Comment 3 -->\n";
    assert_eq!(
        canonical(document, INCLUSIVE),
        "<?xml-stylesheet href=\"doc.xsl\"\n   type=\"text/xsl\"   ?>\n<doc>Hello, world!</doc>\n\
         <?pi-without-data?>"
    );
    assert_eq!(
        canonical(document, INCLUSIVE_WITH_COMMENTS),
        "<?xml-stylesheet href=\"doc.xsl\"\n   type=\"text/xsl\"   ?>\n\
         <doc>Hello, world!<!-- Comment 1 --></doc>\n<?pi-without-data?>\n<!-- Comment 2 -->\n<!-- Comment 3 -->"
    );
}

/// Canonical XML 3.2.
#[test]
fn white_space_in_the_document_stays() {
    let document = "<doc>\n   <clean>   </clean>\n   <dirty>   A   B   </dirty>\n   <mixed>\n      A\n      \
        <clean>   </clean>\n      B\n      <dirty>   A   B   </dirty>\n      C\n   </mixed>\n</doc>";
    assert_eq!(canonical(document, INCLUSIVE), document);
}

/// Canonical XML 3.3.
#[test]
fn start_and_end_tags() {
    let document = "<doc>\n   <e1   />\n   <e2   ></e2>\n   <e3   name = \"elem3\"   id=\"elem3\"   />\n   \
        <e4   name=\"elem4\"   id=\"elem4\"   ></e4>\n   \
        <e5 a:attr=\"out\" b:attr=\"sorted\" attr2=\"all\" attr=\"I'm\"\n      xmlns:b=\"http://www.ietf.org\"\n      \
        xmlns:a=\"http://www.w3.org\"\n      xmlns=\"http://example.org\"/>\n   \
        <e6 xmlns=\"\" xmlns:a=\"http://www.w3.org\">\n      <e7 xmlns=\"http://www.ietf.org\">\n         \
        <e8 xmlns=\"\" xmlns:a=\"http://www.w3.org\">\n            \
        <e9 xmlns=\"\" xmlns:a=\"http://www.ietf.org\" attr=\"default\"/>\n         </e8>\n      </e7>\n   </e6>\n</doc>";
    let expected = "<doc>\n   <e1></e1>\n   <e2></e2>\n   <e3 id=\"elem3\" name=\"elem3\"></e3>\n   \
        <e4 id=\"elem4\" name=\"elem4\"></e4>\n   \
        <e5 xmlns=\"http://example.org\" xmlns:a=\"http://www.w3.org\" xmlns:b=\"http://www.ietf.org\" attr=\"I'm\" \
        attr2=\"all\" b:attr=\"sorted\" a:attr=\"out\"></e5>\n   \
        <e6 xmlns:a=\"http://www.w3.org\">\n      <e7 xmlns=\"http://www.ietf.org\">\n         \
        <e8 xmlns=\"\">\n            <e9 xmlns:a=\"http://www.ietf.org\" attr=\"default\"></e9>\n         </e8>\n      \
        </e7>\n   </e6>\n</doc>";
    assert_eq!(canonical(document, INCLUSIVE), expected);
}

/// Canonical XML 3.4.
#[test]
fn character_modifications_and_references() {
    let document = "<doc>\r\n   <text>First line&#x0d;&#10;Second line</text>\r\n   <value>&#x32;</value>\r\n   \
        <compute><![CDATA[value>\"0\" && value<\"10\" ?\"valid\":\"error\"]]></compute>\r\n   \
        <compute expr='value>\"0\" &amp;&amp; value&lt;\"10\" ?\"valid\":\"error\"'>valid</compute>\r\n   \
        <norm attr=' &apos;   &#x20;&#13;&#xa;&#9;   &apos; '/>\r\n</doc>";
    let expected = "<doc>\n   <text>First line&#xD;\nSecond line</text>\n   <value>2</value>\n   \
        <compute>value&gt;\"0\" &amp;&amp; value&lt;\"10\" ?\"valid\":\"error\"</compute>\n   \
        <compute expr=\"value>&quot;0&quot; &amp;&amp; value&lt;&quot;10&quot; ?&quot;valid&quot;:&quot;error&quot;\">valid</compute>\n   \
        <norm attr=\" '    &#xD;&#xA;&#x9;   ' \"></norm>\n</doc>";
    assert_eq!(canonical(document, INCLUSIVE), expected);
}

/// Canonical XML 3.6, in UTF-8 to begin with, and characters beyond 16 bits.
#[test]
fn characters_are_written_in_utf_8() {
    assert_eq!(canonical("<doc>&#169;&#x10348;ә</doc>", INCLUSIVE).as_bytes(), "<doc>©𐍈ә</doc>".as_bytes());
}

/// White space in attributes (XML 1.0, 3.3.3), in text and beside references to it (2.11).
#[test]
fn line_ends_of_the_file_are_told_from_those_written_as_references() {
    assert_eq!(canonical("<a b='1\t2\r\n3\r4\n5'/>", INCLUSIVE), "<a b=\"1 2 3 4 5\"></a>");
    assert_eq!(
        canonical("<a>\r&#10;\r&amp;\r\n&#13;\r\n&#13;x\r</a>", INCLUSIVE),
        "<a>\n\n\n&amp;\n&#xD;\n&#xD;x\n</a>"
    );
    assert_eq!(canonical("<a><![CDATA[\r\n]]>&#13;<![CDATA[\n]]>\n</a>", INCLUSIVE), "<a>\n&#xD;\n\n</a>");
    assert_eq!(
        canonical("<a><!--\r\n--><?b c\r\nd?></a>", INCLUSIVE_WITH_COMMENTS),
        "<a><!--\n--><?b c\nd?></a>"
    );
}

/// The octets of the element with the identifier `t`.
fn part(document: &str, transforms: &str) -> String {
    let signature = signature(&reference_with("#t", transforms), "");
    let document = document.replace("SIGNATURE", &signature);
    text(&read_one(&document).references[0].octets).to_owned()
}

fn transform(algorithm: &str) -> String {
    format!("<ds:Transform Algorithm=\"{algorithm}\"/>")
}

/// Exclusive XML Canonicalization 2.2: the same element in two surroundings.
#[test]
fn an_element_taken_out_of_its_surroundings() {
    let inner = "<n1:elem2 Id=\"t\" xmlns:n1=\"http://example.net\" xml:lang=\"en\">\n    \
        <n3:stuff xmlns:n3=\"ftp://example.org\"/>\n  </n1:elem2>";
    let first = format!(
        "<n0:local xmlns:n0=\"foo:bar\" xmlns:n3=\"ftp://example.org\">\n  {inner}\nSIGNATURE</n0:local>"
    );
    let second = format!(
        "<n2:pdu xmlns:n1=\"http://example.com\" xmlns:n2=\"http://foo.example\" xml:lang=\"fr\" \
         xml:space=\"retain\">\n  {inner}\nSIGNATURE</n2:pdu>"
    );
    assert_eq!(
        part(&first, &transform(INCLUSIVE)),
        "<n1:elem2 xmlns:n0=\"foo:bar\" xmlns:n1=\"http://example.net\" xmlns:n3=\"ftp://example.org\" Id=\"t\" \
         xml:lang=\"en\">\n    <n3:stuff></n3:stuff>\n  </n1:elem2>"
    );
    assert_eq!(
        part(&second, &transform(INCLUSIVE)),
        "<n1:elem2 xmlns:n1=\"http://example.net\" xmlns:n2=\"http://foo.example\" Id=\"t\" xml:lang=\"en\" \
         xml:space=\"retain\">\n    <n3:stuff xmlns:n3=\"ftp://example.org\"></n3:stuff>\n  </n1:elem2>"
    );
    let exclusive = "<n1:elem2 xmlns:n1=\"http://example.net\" Id=\"t\" xml:lang=\"en\">\n    \
        <n3:stuff xmlns:n3=\"ftp://example.org\"></n3:stuff>\n  </n1:elem2>";
    assert_eq!(part(&first, &transform(EXCLUSIVE)), exclusive);
    assert_eq!(part(&second, &transform(EXCLUSIVE)), exclusive);
}

/// Exclusive XML Canonicalization 3: listed prefixes are treated as in Canonical XML.
#[test]
fn listed_prefixes_are_kept_where_they_are_declared() {
    let document = "<a xmlns=\"urn:d\" xmlns:p=\"urn:p\" xmlns:q=\"urn:q\"><p:b Id=\"t\"><c xmlns=\"\"><d/></c>\
        <p:e xmlns:q=\"urn:q2\"/></p:b>SIGNATURE</a>";
    let with = |list: &str| {
        format!(
            "<ds:Transform Algorithm=\"{EXCLUSIVE}\"><i:InclusiveNamespaces xmlns:i=\"{EXCLUSIVE}\" \
             PrefixList=\"{list}\"/></ds:Transform>"
        )
    };
    assert_eq!(
        part(document, &transform(EXCLUSIVE)),
        "<p:b xmlns:p=\"urn:p\" Id=\"t\"><c><d></d></c><p:e></p:e></p:b>"
    );
    assert_eq!(
        part(document, &with("q absent")),
        "<p:b xmlns:p=\"urn:p\" xmlns:q=\"urn:q\" Id=\"t\"><c><d></d></c><p:e xmlns:q=\"urn:q2\"></p:e></p:b>"
    );
    assert_eq!(
        part(document, &with(" #default\n")),
        "<p:b xmlns=\"urn:d\" xmlns:p=\"urn:p\" Id=\"t\"><c xmlns=\"\"><d></d></c><p:e></p:e></p:b>"
    );
}

/// Canonical XML 1.1, 2.4: `xml:id` is not inherited; what would need `xml:base` to be joined is refused.
#[test]
fn inheritance_of_xml_attributes_by_version() {
    let document = "<a xml:id=\"x\" xml:lang=\"kk\"><b xml:space=\"preserve\" xml:lang=\"ru\"><c Id=\"t\"/></b>SIGNATURE</a>";
    assert_eq!(
        part(document, &transform(INCLUSIVE)),
        "<c Id=\"t\" xml:id=\"x\" xml:lang=\"ru\" xml:space=\"preserve\"></c>"
    );
    assert_eq!(
        part(document, &transform(INCLUSIVE_1_1)),
        "<c Id=\"t\" xml:lang=\"ru\" xml:space=\"preserve\"></c>"
    );
    let based = "<a xml:base=\"http://example.kz/\"><c Id=\"t\"/>SIGNATURE</a>"
        .replace("SIGNATURE", &signature(&reference("#t", &[INCLUSIVE_1_1]), ""));
    assert_eq!(read(&based).unwrap_err().code(), "xml-base");
    assert_eq!(
        part("<a xml:base=\"http://example.kz/\"><c Id=\"t\"/>SIGNATURE</a>", &transform(INCLUSIVE)),
        "<c Id=\"t\" xml:base=\"http://example.kz/\"></c>"
    );
}
