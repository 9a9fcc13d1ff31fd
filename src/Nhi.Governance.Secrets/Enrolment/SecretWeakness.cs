namespace Nhi.Governance.Secrets;

/// <summary>What makes most of a value easy to guess.</summary>
public enum SecretWeakness : byte
{
    /// <summary>Nothing that is known here: if it is weak, then because it is short.</summary>
    None = 0,

    /// <summary>There is no value.</summary>
    Empty,

    /// <summary>It was written to be replaced: <c>changeme</c>, <c>${PASSWORD}</c>, a documented sample.</summary>
    Placeholder,

    /// <summary>It is one of the commonest passwords, plain or with digits for letters.</summary>
    CommonPassword,

    /// <summary>It is made of words.</summary>
    Words,

    /// <summary>It has a year or a date in it.</summary>
    Date,

    /// <summary>It repeats itself.</summary>
    Repetition,

    /// <summary>It counts up or down, as 1234 and abcd do.</summary>
    Sequence,
}
