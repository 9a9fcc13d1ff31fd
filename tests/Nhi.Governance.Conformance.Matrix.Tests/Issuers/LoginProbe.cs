using Nhi.Governance.Testing;

namespace Nhi.Governance.Conformance.Matrix.Issuers;

/// <summary>Verifies by logging in where an issuer in memory decides, with a control credential of its own there.</summary>
internal static class LoginProbe
{
    private static readonly VersionId Control = new("control");

    public static IRevocationVerifier Verifier(TimeProvider time, Func<VersionId, SecretValue, bool> accepts) =>
        new ProbingVerifier(
            new InMemoryProbe((version, secret) => version == Control ? IsControl(secret) : accepts(version, secret), time: time),
            _ => new(new ControlCredential(Control, ControlSecret())),
            new InMemoryFingerprintKeys(),
            time);

    private static SecretValue ControlSecret() => SecretValue.CopyText("the control's own");

    private static bool IsControl(SecretValue secret)
    {
        using var control = ControlSecret();
        return secret.ContentEquals(control);
    }
}
