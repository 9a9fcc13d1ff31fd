namespace Nhi.Governance.Providers.Register;

/// <summary>An entry that cannot be read. The message is the reason a user is given: it names keys and accepted words, never a value.</summary>
internal sealed class RegisterEntryException(string reason) : Exception(reason);
