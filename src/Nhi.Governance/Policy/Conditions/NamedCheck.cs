namespace Nhi.Governance;

/// <summary>A question that the language of conditions has no words for. Kept in a static field: two checks are the same only where they are one.</summary>
/// <param name="name">What it asks.</param>
/// <param name="ask">Answers with a code below 64.</param>
/// <param name="key">The fact that alone tells it, its answer then being 0 where nothing is known of that.</param>
internal sealed class NamedCheck(string name, Func<Subject, int> ask, FactKey? key = null)
{
    public FactKey? Key => key;

    public int Ask(in Subject subject) => ask(subject);

    public override string ToString() => name;
}
