namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Gives members the same names as <c>JsonNamingPolicy</c> does.</summary>
internal static class JsonNames
{
    public static string Of(string name, JsonNaming naming) => naming switch
    {
        JsonNaming.CamelCase => CamelCase.Of(name),
        JsonNaming.SnakeCaseLower => SeparatedWords.Of(name, '_', isUpper: false),
        JsonNaming.SnakeCaseUpper => SeparatedWords.Of(name, '_', isUpper: true),
        JsonNaming.KebabCaseLower => SeparatedWords.Of(name, '-', isUpper: false),
        JsonNaming.KebabCaseUpper => SeparatedWords.Of(name, '-', isUpper: true),
        _ => name,
    };
}
