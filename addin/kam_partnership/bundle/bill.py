"""The software bill of materials: CycloneDX 1.6, as programs of IT departments read it."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Final

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

from kam_partnership.bundle.parts import Part
from kam_partnership.installation.product import sha256

#: The library would write the moment of making and a random number, so that no two were equal. The number follows from
#: the parts instead, as CycloneDX wants another one for another bill.
_MOMENT: Final = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
_NUMBERS: Final = uuid.UUID("5d0f2a3c-6d0e-5b0e-9f3a-6b1c3f0a7d21")


def bill_of_materials(ours: Part, others: Sequence[Part]) -> bytes:
    """What is in a bundle, as JSON: ``ours`` is what the bill is about, and needs all that nothing else needs."""
    components = {part.name: _component(part, ComponentType.LIBRARY) for part in others}
    about = _component(ours, ComponentType.APPLICATION)
    fingerprint = "\n".join(f"{part.name} {part.version} {part.sha256}" for part in (ours, *others))
    bom = Bom(
        components=components.values(),
        metadata=BomMetaData(component=about, timestamp=_MOMENT),
        serial_number=uuid.uuid5(_NUMBERS, sha256(fingerprint.encode())),
    )
    bom.register_dependency(about, [components[name] for name in _direct(ours, others)])
    for part in others:
        bom.register_dependency(components[part.name], [components[name] for name in part.needs if name in components])
    made: str = make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=1)
    return made.encode() + b"\n"


def _direct(ours: Part, others: Sequence[Part]) -> list[str]:
    indirect = {name for part in others for name in part.needs}
    return [part.name for part in others if part.name in ours.needs or part.name not in indirect]


def _component(part: Part, kind: ComponentType) -> Component:
    kind = ComponentType.PLATFORM if part.name == "python" else kind
    # Python and we are not on the index; what is named there would be somebody else's.
    on_index = kind is ComponentType.LIBRARY
    purl = PackageURL("pypi", None, part.name, part.version) if on_index else None
    return Component(
        name=part.name,
        version=part.version,
        type=kind,
        bom_ref=str(purl or f"{part.name}@{part.version}"),
        description=part.summary or None,
        licenses=[LicenseFactory().make_from_string(part.licence)] if part.licence else [],
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=part.sha256)],
        purl=purl,
        external_references=[ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(part.home))]
        if part.home
        else [],
    )
