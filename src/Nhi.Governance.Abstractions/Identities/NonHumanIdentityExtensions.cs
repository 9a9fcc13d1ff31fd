namespace Nhi.Governance;

/// <summary>Views over identities.</summary>
public static class NonHumanIdentityExtensions
{
    extension(INonHumanIdentity identity)
    {
        /// <summary>Looks at the identity through the fields of a class. Allowed for any class: a field that was never read is simply unknown.</summary>
        /// <typeparam name="TView">The view.</typeparam>
        /// <returns>The view.</returns>
        public TView As<TView>()
            where TView : struct, IIdentityView<TView> => TView.Over(identity.Facts);

        /// <summary>Whether it is a machine identity; people and vendor-managed principals are not.</summary>
        public bool IsMachine => identity.Classification.Standing == Standing.Governed && identity.Classification.Class.IsMachine();
    }
}
