"""The ribbon's XML as Office reads it, made from the table of buttons."""

from __future__ import annotations

from lxml import etree

from kam_partnership.excel.buttons import GROUPS, TAB_ID, Button, Group
from kam_partnership.xlsx import namespaces

# Procedures of addin/vba/RibbonKam.bas. Without the module Excel may find another add-in's procedure.
_LABEL = {"getLabel": "RibbonKam.GetLabel"}
_TEXTS = _LABEL | {"getScreentip": "RibbonKam.GetScreentip", "getSupertip": "RibbonKam.GetSupertip"}
_BOUND = {"onAction": "RibbonKam.RunCommand", "getEnabled": "RibbonKam.GetEnabled"}
_ANYWHERE = {"onAction": "RibbonKam.RunAnywhere"}


def ribbon_xml() -> bytes:
    """The part customUI14.xml."""
    root = etree.Element("customUI", {"onLoad": "RibbonKam.OnLoad"}, nsmap={None: namespaces.RIBBON})  # type: ignore[dict-item]
    tabs = etree.SubElement(etree.SubElement(root, "ribbon"), "tabs")
    tab = etree.SubElement(tabs, "tab", {"id": TAB_ID, **_LABEL, "insertAfterMso": "TabView"})
    for group in GROUPS:
        _add_group(tab, group)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True, pretty_print=True)


def _add_group(tab: etree._Element, group: Group) -> None:
    element = etree.SubElement(
        tab, "group", {"id": group.control_id, **_LABEL, "image": group.icon, "autoScale": "true"}
    )
    for button in group.buttons:
        etree.SubElement(element, "button", _attributes(button))


def _attributes(button: Button) -> dict[str, str]:
    return {
        "id": button.control_id,
        "tag": button.name,
        "size": "large" if button.large else "normal",
        "image": button.name,
        **_TEXTS,
        **(_ANYWHERE if button.anywhere else _BOUND),
    }
