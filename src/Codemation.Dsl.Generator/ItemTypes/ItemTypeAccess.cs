namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Says how generated code gets at an item type.</summary>
internal static class ItemTypeAccess
{
    /// <summary>The class nested in a workflow that holds the item types only it can see.</summary>
    public const string NestedContainer = "GeneratedItemTypes";

    /// <summary>The C# expression of the <c>ItemType&lt;T&gt;</c>, valid inside of the workflow's class.</summary>
    public static string Expression(ItemTypeModel model) =>
        (model.IsPrivate ? NestedContainer : "global::" + model.AssemblyContainer) + "." + model.Name;
}
