"""What the Open XML SDK's rules say against a file, as openxml-audit knows them, at a bearable speed."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path
from unittest import mock

from lxml import etree
from openxml_audit import OpenXmlValidator, context
from openxml_audit.context import ElementInfo, ValidationContext, ValidationStack
from openxml_audit.errors import ValidationError
from openxml_audit.parts import OpenXmlPart
from openxml_audit.schema import SchemaValidator


def schema_defects(path: Path) -> list[str]:
    """Each defect as one line that names the part and the place; empty for a sound file."""
    with mock.patch.object(context, "ValidationStack", _Stack):
        result = _validator().validate(path)
    return [f"{error.part_uri} {error.path or ''}: {error.description}" for error in result.errors]


@functools.cache
def _validator() -> OpenXmlValidator:
    validator = OpenXmlValidator()
    validator._schema_validator = _Schema()
    return validator


class _Schema(SchemaValidator):
    """Judges equal parts once: the schema looks at nothing but the part itself, and most are the template's."""

    def __init__(self) -> None:
        super().__init__()
        self._judged: dict[tuple[str, str | None, bytes], list[ValidationError]] = {}

    def validate_part(self, part: OpenXmlPart, context: ValidationContext) -> list[ValidationError]:
        before = len(context.errors)
        key = part.uri, part.content_type, hashlib.sha256(part.raw_content or b"").digest()
        if key in self._judged:
            context.set_part(part)
            context.errors.extend(self._judged[key])
        else:
            super().validate_part(part, context)
            if not context.should_stop:  # else it was not looked at to its end
                self._judged[key] = context.errors[before:]
        return list(context.errors)


class _Stack(ValidationStack):
    """Tells an element's path when somebody asks: only errors have one, but every cell of every sheet passes by."""

    def __init__(self) -> None:
        self._elements: list[tuple[etree._Element, str]] = []

    def push(self, element: etree._Element, name: str) -> None:
        self._elements.append((element, name))

    def pop(self) -> None:
        if self._elements:
            self._elements.pop()

    @property
    def current(self) -> ElementInfo | None:
        if not self._elements:
            return None
        return ElementInfo(element=self._elements[-1][0], path=self.current_path, depth=len(self) - 1)

    @property
    def current_path(self) -> str:
        return "".join(f"/{name}[{context._sibling_position(element)}]" for element, name in self._elements)

    @property
    def depth(self) -> int:
        return len(self._elements)

    def __len__(self) -> int:
        return len(self._elements)
