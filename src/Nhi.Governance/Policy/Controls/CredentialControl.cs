namespace Nhi.Governance;

/// <summary>Judges each enabled credential of an identity.</summary>
internal abstract class CredentialControl(ControlDefinition definition) : Control(definition)
{
    public sealed override IEnumerable<Judgement> Judge(INonHumanIdentity identity, ControlContext context) =>
        from credential in identity.Credentials
        where !credential.Facts.Get(CredentialFacts.Enabled).TryGet(out var enabled) || enabled
        let judgement = Judge(credential, context)
        where judgement is not null
        select judgement with { Credential = credential.Id };

    protected abstract Judgement? Judge(Credential credential, ControlContext context);
}
