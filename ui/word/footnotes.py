"""Real Word footnotes, which python-docx cannot make: the footnotes part, its styles and settings.

``add_footnote(paragraph, text)`` works on any document of python-docx, new or opened, with or without
footnotes of its own. The parts written follow ECMA-376 part 1, 17.11.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ui.word.text import writable

if TYPE_CHECKING:
    from docx.opc.part import Part, XmlPart
    from docx.parts.document import DocumentPart
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_PARTNAME = "/word/footnotes.xml"
_SEPARATORS = {-1: "separator", 0: "continuationSeparator"}
# The settings that must stand behind footnotePr (17.15.1.78 gives the order).
_BEHIND_NOTES = (
    "endnotePr", "compat", "docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang",
    "clrSchemeMapping", "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions",
    "readModeInkLockDown", "smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags",
    "decimalSymbol", "listSeparator",
)  # fmt: skip


def add_footnote(paragraph: Paragraph, text: str, after: Run | None = None) -> int:
    """Put a footnote at the end of the paragraph, or behind one of its runs.

    Args:
        paragraph: a paragraph of the document's body, tables included.
        text: what the footnote says; a line break begins a new paragraph of the note.
        after: the run behind which the number stands; the end of the paragraph without it.

    Returns:
        The id of the footnote in its part. Word numbers the notes in the order of the text.

    Raises:
        ValueError: the paragraph stands in a header, comment or footnote.
    """
    from docx.oxml.parser import OxmlElement
    from docx.parts.document import DocumentPart

    part = paragraph.part
    if not isinstance(part, DocumentPart):
        raise ValueError("footnotes can only stand in the body of a document")
    notes = _notes_part(part).element
    number = max((_id(note) for note in notes), default=0) + 1
    notes.append(_note(number, text, part))
    reference = OxmlElement("w:r")
    reference.append(_superscript(_style(part, "footnote reference")))
    reference.append(_element("w:footnoteReference", id=str(number)))
    if after is None:
        paragraph._p.append(reference)
    else:
        after._r.addnext(reference)
    return number


def footnotes(part: DocumentPart) -> dict[int, str]:
    """The footnotes of a document by id, the separators left out."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn
    from docx.oxml.parser import parse_xml

    if not any(rel.reltype == RELATIONSHIP_TYPE.FOOTNOTES for rel in part.rels.values()):
        return {}
    root: Any = parse_xml(part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES).blob)
    return {
        _id(note): "\n".join(
            "".join(t.text or "" for t in p.iter(qn("w:t"))).strip() for p in note.iter(qn("w:p"))
        )
        for note in root
        if _id(note) > 0
    }


def _element(tag: str, **attributes: str) -> Any:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    return OxmlElement(tag, {qn(f"w:{name}"): value for name, value in attributes.items()})


def _id(note: Any) -> int:
    from docx.oxml.ns import qn

    return int(note.get(qn("w:id"), "0"))


def _notes_part(document: DocumentPart) -> XmlPart:
    """The part that holds the footnotes; made, or parsed if python-docx has kept it as bytes."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import XmlPart
    from docx.oxml.parser import parse_xml

    package = document.package
    assert package is not None, "a document part belongs to a package"
    for rel in document.rels.values():
        if rel.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
            found = rel.target_part
            if isinstance(found, XmlPart):
                return found
            parsed: XmlPart = XmlPart.load(found.partname, found.content_type, found.blob, package)
            _copy_relationships(found, parsed)
            document.load_rel(RELATIONSHIP_TYPE.FOOTNOTES, parsed, rel.rId)
            return parsed
    namespaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    root: Any = parse_xml(f"<w:footnotes {namespaces}/>")
    for number, kind in _SEPARATORS.items():
        root.append(_separator(number, kind))
    made: XmlPart = XmlPart(PackURI(_PARTNAME), CONTENT_TYPE.WML_FOOTNOTES, root, package)
    document.relate_to(made, RELATIONSHIP_TYPE.FOOTNOTES)
    _announce(document)
    return made


def _copy_relationships(old: Part, new: Part) -> None:
    for rel in old.rels.values():
        target = rel.target_ref if rel.is_external else rel.target_part
        new.load_rel(rel.reltype, target, rel.rId, rel.is_external)


def _separator(number: int, kind: str) -> Any:
    """The line between text and notes, which every footnotes part must define."""
    note = _element("w:footnote", type=kind, id=str(number))
    note.append(_element("w:p"))
    note[0].append(_element("w:r"))
    note[0][0].append(_element(f"w:{kind}"))
    return note


def _announce(document: DocumentPart) -> None:
    """Name the separators in the settings, as Word does."""
    settings: Any = document.settings.element
    if settings.xpath("./w:footnotePr"):
        return
    properties = _element("w:footnotePr")
    for number in _SEPARATORS:
        properties.append(_element("w:footnote", id=str(number)))
    behind = next((child for child in settings if child.tag.rpartition("}")[2] in _BEHIND_NOTES), None)
    if behind is not None:
        behind.addprevious(properties)
    else:
        settings.append(properties)


def _note(number: int, text: str, document: DocumentPart) -> Any:
    note = _element("w:footnote", id=str(number))
    for index, line in enumerate(writable(text).split("\n")):
        paragraph = _element("w:p")
        paragraph.append(_element("w:pPr"))
        paragraph[0].append(_element("w:pStyle", val=_style(document, "footnote text")))
        if index == 0:
            mark = _element("w:r")
            mark.append(_superscript(_style(document, "footnote reference")))
            mark.append(_element("w:footnoteRef"))
            paragraph.append(mark)
            line = f" {line}"
        paragraph.append(_run(line))
        note.append(paragraph)
    return note


def _run(text: str) -> Any:
    from docx.oxml.parser import OxmlElement

    run: Any = OxmlElement("w:r")
    words = run.add_t(text)
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run


def _superscript(style: str) -> Any:
    """Run properties of a footnote's number."""
    properties = _element("w:rPr")
    properties.append(_element("w:rStyle", val=style))
    properties.append(_element("w:vertAlign", val="superscript"))
    return properties


def _style(document: DocumentPart, name: str) -> str:
    """The id of a style of Word's own name, which is defined if the document lacks it."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    styles = document.styles
    known = next((s for s in styles if s.name and s.name.lower() == name), None)
    if known is not None:
        return str(known.style_id)
    if name == "footnote text":
        text = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        text.base_style = styles.default(WD_STYLE_TYPE.PARAGRAPH)
        text.font.size = Pt(9)
        text.paragraph_format.space_after = Pt(0)
        return str(text.style_id)
    reference = styles.add_style(name, WD_STYLE_TYPE.CHARACTER, builtin=True)
    reference.font.superscript = True
    return str(reference.style_id)
