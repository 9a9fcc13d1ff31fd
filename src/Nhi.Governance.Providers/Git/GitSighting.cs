using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Git;

/// <summary>A value at a path, with where it first came in.</summary>
/// <param name="Path">The path, or what stands for one.</param>
/// <param name="Hit">The value's place in the version that brought it.</param>
/// <param name="Order">Orders the versions, oldest first.</param>
/// <param name="Commit">The commit that brought it; <see langword="null"/> where none reaches it.</param>
/// <param name="AtHead">Whether it still stands in the checked-out branch.</param>
internal sealed record GitSighting(string Path, CopyHit Hit, long Order, string? Commit, bool AtHead);
