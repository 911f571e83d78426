"""A time-stamp authority (RFC 3161) made for a test: its own root, its certificate, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from tests.support.der import INTEGER, NULL, OCTETS, SEQUENCE, SET, TIME, der, integer, oid, set_of, values

_SHA256 = der(SEQUENCE, oid("2.16.840.1.101.3.4.2.1"), der(NULL))
_ECDSA = der(SEQUENCE, oid("1.2.840.10045.4.3.2"))
_SIGNED_DATA = oid("1.2.840.113549.1.7.2")
_TST_INFO = oid("1.2.840.113549.1.9.16.1.4")
_POLICY = oid("1.3.6.1.4.1.57264.2")
_CONTENT_TYPE, _DIGEST, _SIGNING_CERTIFICATE = (oid(f"1.2.840.113549.1.9.{last}") for last in ("3", "4", "16.2.47"))
_FROM, _UNTIL = datetime(2020, 1, 1, tzinfo=UTC), datetime(2050, 1, 1, tzinfo=UTC)


@dataclass
class Authority:
    """An authority whose clock is set by hand; `usage` is what its certificate is for, `nonce` what it adds to a nonce."""

    now: datetime = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
    usage: x509.ObjectIdentifier = ExtendedKeyUsageOID.TIME_STAMPING
    nonce: int = 0
    asked: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        root_key, self._key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Test root")])
        self._root = (
            _certificate(name, name, root_key)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .sign(root_key, hashes.SHA256())
        )
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Test authority")])
        self._certificate = (
            _certificate(subject, name, self._key)
            .add_extension(x509.ExtendedKeyUsage([self.usage]), critical=True)
            .sign(root_key, hashes.SHA256())
        )

    @property
    def root(self) -> bytes:
        """The certificate that its readers trust, in PEM."""
        return self._root.public_bytes(Encoding.PEM)

    def answer(self, request: bytes) -> bytes:
        """The TimeStampResp to a TimeStampReq."""
        self.asked.append(request)
        ((_, content),) = values(request)
        _, (_, imprint), *rest = values(content)
        nonce = next(int.from_bytes(value, "big") for tag, value in rest if tag == INTEGER)
        return der(SEQUENCE, der(SEQUENCE, integer(0)), self._token(der(SEQUENCE, imprint), nonce + self.nonce))

    def _token(self, imprint: bytes, nonce: int) -> bytes:
        stamped = der(TIME, f"{self.now:%Y%m%d%H%M%SZ}".encode())
        info = der(SEQUENCE, integer(1), _POLICY, imprint, integer(len(self.asked)), stamped, integer(nonce))
        data = der(
            SEQUENCE,
            integer(3),
            der(SET, _SHA256),
            der(SEQUENCE, _TST_INFO, der(0xA0, der(OCTETS, info))),
            set_of(self._certificate.public_bytes(Encoding.DER), tag=0xA0),
            der(SET, self._signer_info(info)),
        )
        return der(SEQUENCE, _SIGNED_DATA, der(0xA0, data))

    def _signer_info(self, info: bytes) -> bytes:
        fingerprint = sha256(self._certificate.public_bytes(Encoding.DER)).digest()
        certificate = der(SEQUENCE, der(SEQUENCE, der(SEQUENCE, der(OCTETS, fingerprint))))
        attributes = [
            der(SEQUENCE, _CONTENT_TYPE, der(SET, _TST_INFO)),
            der(SEQUENCE, _DIGEST, der(SET, der(OCTETS, sha256(info).digest()))),
            der(SEQUENCE, _SIGNING_CERTIFICATE, der(SET, certificate)),
        ]
        return der(
            SEQUENCE,
            integer(1),
            der(SEQUENCE, self._certificate.issuer.public_bytes(), integer(self._certificate.serial_number)),
            _SHA256,
            set_of(*attributes, tag=0xA0),
            _ECDSA,
            der(OCTETS, self._key.sign(set_of(*attributes), ec.ECDSA(hashes.SHA256()))),
        )


def refusal() -> bytes:
    """A TimeStampResp that says no, with a reason."""
    return der(SEQUENCE, der(SEQUENCE, integer(2), der(SEQUENCE, der(0x0C, b"not today"))))


def _certificate(subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_FROM)
        .not_valid_after(_UNTIL - timedelta(days=1))
    )
