namespace Nhi.Governance;

/// <summary>The inventory fields of one class, read from facts.</summary>
/// <typeparam name="TSelf">The view.</typeparam>
public interface IIdentityView<TSelf>
    where TSelf : struct, IIdentityView<TSelf>
{
    /// <summary>The class whose fields the view gives.</summary>
    static abstract IdentityClass Class { get; }

    /// <summary>Looks at a set of facts through the view.</summary>
    /// <param name="facts">The facts.</param>
    /// <returns>The view; it holds no state of its own.</returns>
    static abstract TSelf Over(FactSet facts);
}
