namespace Nhi.Governance;

/// <summary>What works by itself is not what a person logs in as: who did what could not be told.</summary>
internal sealed class InteractiveControl(ControlDefinition definition) : Control(definition)
{
    public override IEnumerable<Judgement> Judge(INonHumanIdentity identity, ControlContext context)
    {
        if (!identity.Facts.Get(IdentityFacts.InteractiveLogin).TryGet(out var interactive))
        {
            return [];
        }

        var quote = Judgement.Quote(identity.Facts, IdentityFacts.InteractiveLogin);
        return
        [
            interactive
                ? Judgement.NotMet("A person can log in as it with a password.", "Take the password away, and give whoever used it an account of their own.", quote)
                : Judgement.Met("Nobody can log in as it with a password.", quote),
        ];
    }
}
