namespace Nhi.Governance;

/// <summary>Makes outcomes.</summary>
public static class Outcome
{
    /// <summary>It went well.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="value">What came of it.</param>
    /// <returns>The outcome.</returns>
    public static Outcome<T> Success<T>(T value)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Outcome<T>(value, null);
    }

    /// <summary>It failed in an expected way.</summary>
    /// <typeparam name="T">Type of the value there would have been.</typeparam>
    /// <param name="failure">Why.</param>
    /// <returns>The outcome.</returns>
    public static Outcome<T> Failure<T>(ProviderFailure failure)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(failure);
        return new Outcome<T>(null, failure);
    }
}
