namespace Nhi.Governance;

/// <summary>Credentials of a kind that should no longer exist, enabled or not.</summary>
internal sealed class MustNotExistControl(ControlDefinition definition) : Control(definition)
{
    public override IEnumerable<Judgement> Judge(INonHumanIdentity identity, ControlContext context) =>
        from credential in identity.Credentials
        where credential.Kind == CredentialKind.KubernetesLegacyToken
        select Judgement.NotMet(
            "A service-account token kept in a secret never expires and is bound to nothing.",
            "Move its users to bound tokens, see it unused, then delete the secret.",
            Judgement.Quote(credential.Facts, CredentialFacts.CreatedAt)) with { Credential = credential.Id };
}
