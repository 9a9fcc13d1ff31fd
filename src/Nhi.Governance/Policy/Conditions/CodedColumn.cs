namespace Nhi.Governance;

/// <summary>Something of an identity or credential that has few values: each is a code below 64. Where one fact tells it, code 0 says that nothing does.</summary>
internal abstract record CodedColumn
{
    /// <summary>The fact that alone tells it; <see langword="null"/> where it takes more.</summary>
    public virtual FactKey? Key => null;

    public abstract int CodeOf(in Subject subject);

    /// <summary>The code by the fact that alone tells it, without looking for that again.</summary>
    public virtual int CodeOf(in Subject subject, FactEntry fact) => CodeOf(subject);

    /// <summary>Whether a fact is known.</summary>
    /// <param name="Fact">The fact.</param>
    public sealed record State(FactKey Fact) : CodedColumn
    {
        public override FactKey Key => Fact;

        public override int CodeOf(in Subject subject) => (int)subject.Facts.StateOf(Fact);

        public override int CodeOf(in Subject subject, FactEntry fact) => (int)fact.State;
    }

    /// <summary>Whether a fact is known, and true.</summary>
    /// <param name="Fact">The fact.</param>
    public sealed record Flag(FactKey<bool> Fact) : CodedColumn
    {
        public const int False = (int)FactState.Known;

        public const int True = False + 1;

        public override FactKey Key => Fact;

        public static int Of(FactEntry fact) => fact.Value is bool value ? value ? True : False : (int)fact.State;

        public override int CodeOf(in Subject subject) => subject.Facts.Find(Fact) is { } fact ? Of(fact) : 0;

        public override int CodeOf(in Subject subject, FactEntry fact) => Of(fact);
    }

    /// <summary>What an identity was found to be, and whether the evidence conflicts.</summary>
    public sealed record Label : CodedColumn
    {
        public const int Conflict = 32;

        public static Label Instance { get; } = new();

        public static int Of(IdentityClass value, Standing standing) => standing switch
        {
            Standing.Governed => (int)value,
            Standing.Human => Conflict - 2,
            _ => Conflict - 1,
        };

        public override int CodeOf(in Subject subject)
        {
            var classification = subject.Identity.Classification;
            return Of(classification.Class, classification.Standing) + (classification.IsConflict ? Conflict : 0);
        }
    }

    /// <summary>How well it is known who answers in a role.</summary>
    /// <param name="Role">The role.</param>
    public sealed record Answers(OwnerRole Role) : CodedColumn
    {
        public override int CodeOf(in Subject subject) => (int)(In(subject.Identity, Role)?.State ?? OwnerState.Unknown);

        public static Owner? In(INonHumanIdentity identity, OwnerRole role)
        {
            for (var index = 0; index < identity.Owners.Count; index++)
            {
                if (identity.Owners[index] is var owner && owner.Role == role)
                {
                    return owner;
                }
            }

            return null;
        }
    }

    /// <summary>The kind of a credential.</summary>
    public sealed record Kind : CodedColumn
    {
        public static Kind Instance { get; } = new();

        public override int CodeOf(in Subject subject) => (int)(subject.Credential?.Kind ?? CredentialKind.Unknown);
    }

    /// <summary>Whether an instant has passed.</summary>
    /// <param name="Deadline">The instant.</param>
    public sealed record Reached(Deadline Deadline) : CodedColumn
    {
        public const int Unknown = (int)FactState.Unknown;

        public const int Never = (int)FactState.Absent;

        public const int Passed = (int)FactState.Known;

        public const int Ahead = Passed + 1;

        public override FactKey? Key => Deadline.Key;

        /// <summary>The code of a mark, seen from the mark of an instant. No branches: marks are as random as dates.</summary>
        public static int CodeAt(long mark, long asOf) => (int)Math.Min(mark, Passed) + (mark >= asOf ? 1 : 0);

        public override int CodeOf(in Subject subject) => CodeAt(Deadline.MarkOf(subject), Deadline.Mark(subject.Context.AsOf));
    }

    /// <summary>What only code can tell: a named check with a few answers.</summary>
    /// <param name="Check">The check.</param>
    public sealed record Named(NamedCheck Check) : CodedColumn
    {
        public override FactKey? Key => Check.Key;

        public override int CodeOf(in Subject subject) => Check.Ask(subject);
    }
}
