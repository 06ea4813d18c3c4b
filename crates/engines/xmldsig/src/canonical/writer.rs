//! The walk over the part of a tree that is written.

use roxmltree::{Node, NodeId, NodeType};

use super::Canonicalization;
use super::attributes;
use super::escape::Output;
use super::namespaces::{Rendered, Undo};
use crate::error::XmlError;
use crate::limits::Budget;
use crate::tree::element_name;

/// A part of a document: a node with everything below it but the omitted elements.
pub(crate) struct Part<'a, 'input> {
    /// The document itself or an element.
    pub(crate) apex: Node<'a, 'input>,
    /// Elements left out with all they contain.
    pub(crate) omitted: &'a [NodeId],
}

/// What is still to be written. An explicit list, because a document may be deeper than a stack.
enum Step<'a, 'input> {
    Open(Node<'a, 'input>),
    Close(&'a str, Undo<'a>),
}

/// The canonical form of a part.
pub(crate) fn write(
    part: &Part<'_, '_>,
    method: &Canonicalization,
    budget: &mut Budget,
) -> Result<Vec<u8>, XmlError> {
    budget.read(part.apex.range().len())?;
    let root = part.apex.document().root_element().id();
    let mut writer = Writer {
        part,
        method,
        root,
        output: Output::new(budget),
        rendered: Rendered::default(),
        steps: Vec::new(),
    };
    if part.apex.is_root() {
        writer.plan_children(part.apex);
    } else {
        writer.steps.push(Step::Open(part.apex));
    }
    while let Some(step) = writer.steps.pop() {
        match step {
            Step::Open(node) => writer.open(node)?,
            Step::Close(name, undo) => writer.close(name, undo)?,
        }
    }
    Ok(writer.output.into_octets())
}

struct Writer<'a, 'input, 'call> {
    part: &'call Part<'a, 'input>,
    method: &'call Canonicalization,
    /// The root element.
    root: NodeId,
    output: Output<'call>,
    rendered: Rendered<'a>,
    steps: Vec<Step<'a, 'input>>,
}

impl<'a, 'input> Writer<'a, 'input, '_> {
    fn plan_children(&mut self, node: Node<'a, 'input>) {
        self.steps.extend(node.children().rev().map(Step::Open));
    }

    fn open(&mut self, node: Node<'a, 'input>) -> Result<(), XmlError> {
        match node.node_type() {
            NodeType::Element if self.part.omitted.contains(&node.id()) => Ok(()),
            NodeType::Element => self.start(node),
            NodeType::Text => self.output.text(node.text().unwrap_or_default()),
            NodeType::Comment if !self.method.comments => Ok(()),
            NodeType::Comment | NodeType::PI => self.aside(node),
            NodeType::Root => Ok(()),
        }
    }

    fn start(&mut self, element: Node<'a, 'input>) -> Result<(), XmlError> {
        let name = element_name(element)?;
        let is_apex = element == self.part.apex;
        self.output.raw("<")?;
        self.output.raw(name)?;
        let (declarations, undo) = self.rendered.enter(element, is_apex, self.method)?;
        for (prefix, namespace) in declarations {
            match prefix {
                "" => self.output.attribute("xmlns", namespace)?,
                prefix => self.output.attribute(&format!("xmlns:{prefix}"), namespace)?,
            }
        }
        for attribute in attributes::of(element, is_apex, self.method)? {
            self.output.attribute(attribute.name, attribute.value)?;
        }
        self.output.raw(">")?;
        self.steps.push(Step::Close(name, undo));
        self.plan_children(element);
        Ok(())
    }

    fn close(&mut self, name: &str, undo: Undo<'a>) -> Result<(), XmlError> {
        self.rendered.leave(undo);
        self.output.raw("</")?;
        self.output.raw(name)?;
        self.output.raw(">")
    }

    /// A comment or processing instruction; outside the root element each has a line of its own.
    fn aside(&mut self, node: Node<'a, 'input>) -> Result<(), XmlError> {
        let outside = node.parent().is_some_and(|parent| parent.is_root());
        if outside && node.id().get() > self.root.get() {
            self.output.raw("\n")?;
        }
        if let Some(instruction) = node.pi() {
            self.output.raw("<?")?;
            self.output.raw(instruction.target)?;
            if let Some(value) = instruction.value {
                self.output.raw(" ")?;
                self.output.raw(value)?;
            }
            self.output.raw("?>")?;
        } else {
            self.output.raw("<!--")?;
            self.output.raw(node.text().unwrap_or_default())?;
            self.output.raw("-->")?;
        }
        if outside && node.id().get() < self.root.get() {
            self.output.raw("\n")?;
        }
        Ok(())
    }
}
