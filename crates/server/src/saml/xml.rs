//! Strict reading of XML: no document types, no comments, no processing instructions, a bounded number of nodes. So
//! there is only one way to read a text, and none that a canonical form would hide.

use roxmltree::{Document, Node, ParsingOptions};

use super::Refusal;

/// Most nodes of a message.
const MESSAGE_NODES: u32 = 10_000;

/// `urn:oasis:names:tc:SAML:2.0:protocol`
pub const PROTOCOL: &str = "urn:oasis:names:tc:SAML:2.0:protocol";
/// `urn:oasis:names:tc:SAML:2.0:assertion`
pub const ASSERTION: &str = "urn:oasis:names:tc:SAML:2.0:assertion";
/// `urn:oasis:names:tc:SAML:2.0:metadata`
pub const METADATA: &str = "urn:oasis:names:tc:SAML:2.0:metadata";
/// `http://www.w3.org/2000/09/xmldsig#`
pub const SIGNATURE: &str = "http://www.w3.org/2000/09/xmldsig#";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Reads a message.
///
/// # Errors
/// `Unreadable`, or the `Shape` that it has.
pub fn message(text: &str) -> Result<Document<'_>, Refusal> {
    let document = read(text, MESSAGE_NODES).ok_or(Refusal::Unreadable)?;
    for node in document.descendants() {
        if node.is_comment() {
            return Err(Refusal::Shape("comment"));
        }
        if node.is_pi() {
            return Err(Refusal::Shape("processing instruction"));
        }
        if node
            .attributes()
            .any(|it| it.namespace() == Some(XML) && it.name() == "id")
        {
            return Err(Refusal::Shape("xml:id"));
        }
    }
    Ok(document)
}

/// Reads any document without a document type.
pub fn read(text: &str, nodes: u32) -> Option<Document<'_>> {
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: nodes,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).ok()
}

/// Is it this element?
pub fn is(node: Node<'_, '_>, namespace: &str, name: &str) -> bool {
    node.is_element()
        && node.tag_name().name() == name
        && node.tag_name().namespace() == Some(namespace)
}

/// The children that are elements.
pub fn elements<'a, 'input>(node: Node<'a, 'input>) -> impl Iterator<Item = Node<'a, 'input>> {
    node.children().filter(Node::is_element)
}

/// The children with this name.
pub fn children<'a, 'input>(
    node: Node<'a, 'input>,
    namespace: &'static str,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'input>> {
    node.children()
        .filter(move |child| is(*child, namespace, name))
}

/// The only child with this name; `None` where there is none, or more than one.
pub fn only<'a, 'input>(
    node: Node<'a, 'input>,
    namespace: &'static str,
    name: &'static str,
) -> Option<Node<'a, 'input>> {
    let mut found = children(node, namespace, name);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// The whole text of an element that holds nothing else, without the space around it.
pub fn text<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    let mut inside = node.children();
    let first = inside.next();
    if inside.next().is_some() {
        return None;
    }
    match first {
        None => Some(""),
        Some(child) if child.is_text() => child.text().map(str::trim),
        Some(_) => None,
    }
}

/// As text of an element, or value of an attribute between `"`.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
