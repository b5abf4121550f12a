using System.Globalization;
using System.Text;

namespace Codemation.Runtime.Json;

/// <summary>Collects errors and keeps the path of the value being checked.</summary>
internal sealed class SchemaErrors(int capacity)
{
    private readonly List<InputError> _errors = [];
    private readonly StringBuilder _path = new();

    public IReadOnlyList<InputError> All => _errors;

    public bool IsFull => _errors.Count >= capacity;

    /// <summary>Starts at a value.</summary>
    public void MoveTo(string path) => _path.Clear().Append(path);

    /// <summary>Goes into a member; the result takes <see cref="Leave"/> back.</summary>
    public int Enter(string name)
    {
        var length = _path.Length;
        if (IsIdentifier(name))
        {
            _path.Append('.').Append(name);
        }
        else
        {
            _path.Append("[\"").Append(FoundValue.Escape(name)).Append("\"]");
        }

        return length;
    }

    /// <summary>Goes into an element; the result takes <see cref="Leave"/> back.</summary>
    public int Enter(int index)
    {
        var length = _path.Length;
        _path.Append(CultureInfo.InvariantCulture, $"[{index}]");
        return length;
    }

    public void Leave(int length) => _path.Length = length;

    /// <summary>Adds an error at the current path, unless the same is there already.</summary>
    public void Add(string message)
    {
        var error = new InputError(_path.ToString(), message);
        if (!IsFull && !_errors.Contains(error))
        {
            _errors.Add(error);
        }
    }

    private static bool IsIdentifier(string name)
    {
        if (name.Length == 0 || !(char.IsLetter(name[0]) || name[0] == '_'))
        {
            return false;
        }

        foreach (var character in name)
        {
            if (!char.IsLetterOrDigit(character) && character != '_')
            {
                return false;
            }
        }

        return true;
    }
}
