namespace Nhi.Governance.Providers.Pki;

/// <summary>A test over cases that needs openssl, and is skipped with that reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OpenSslTheoryAttribute : TheoryAttribute
{
    public OpenSslTheoryAttribute() => Skip = OpenSsl.Missing;
}
