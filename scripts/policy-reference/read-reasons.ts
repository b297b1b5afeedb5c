import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

type Declaration = { readonly schema: ts.Expression; readonly reason: string | null };
type Declarations = ReadonlyMap<string, Declaration>;

/**
 * The comments of a policy's fields by path, as the schema's source has them. A comment holds for the fields below it as
 * well, up to the next one; fields before the first one have that of their group, a group without one that of its
 * constant.
 */
export function readReasons(folder: string): ReadonlyMap<string, string | null> {
  const declarations = readDeclarations(folder);
  const root = declarations.get('policySchema');
  if (!root) throw new Error(`no policySchema in ${folder}`);
  return new Map(reasonsOf(root.schema, '', declarations));
}

function readDeclarations(folder: string): Declarations {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.includes('.test'));
  const declared = files.flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
    return file.statements
      .filter(ts.isVariableStatement)
      .flatMap((statement) =>
        statement.declarationList.declarations.flatMap(({ name: constant, initializer }) =>
          ts.isIdentifier(constant) && initializer
            ? [[constant.text, { schema: initializer, reason: commentOf(statement) }] as const]
            : [],
        ),
      );
  });
  return new Map(declared);
}

type Reason = readonly [path: string, reason: string | null];

function reasonsOf(
  schema: ts.Expression,
  path: string,
  declarations: Declarations,
  around: string | null = null,
): readonly Reason[] {
  let above: string | null = null;
  return (fieldsOf(schema, declarations) ?? []).flatMap((property) => {
    if (ts.isSpreadAssignment(property)) return reasonsOf(property.expression, path, declarations, around);
    if (!ts.isPropertyAssignment(property) || !ts.isIdentifier(property.name)) return [];
    const own = commentOf(property);
    above = own ?? above;
    const place = path === '' ? property.name.text : `${path}.${property.name.text}`;
    const ofGroup = own ?? constantOf(property.initializer, declarations)?.reason ?? above ?? around;
    const inside = reasonsOf(property.initializer, place, declarations, ofGroup);
    return [[place, inside.length > 0 ? ofGroup : (above ?? around)] as const, ...inside];
  });
}

/** The properties of the object that a schema describes; null where it describes none. */
function fieldsOf(
  schema: ts.Expression,
  declarations: Declarations,
): ts.NodeArray<ts.ObjectLiteralElementLike> | null {
  if (ts.isIdentifier(schema)) {
    const declared = declarations.get(schema.text);
    return declared ? fieldsOf(declared.schema, declarations) : null;
  }
  if (ts.isPropertyAccessExpression(schema)) return fieldsOf(schema.expression, declarations);
  if (ts.isArrowFunction(schema)) return ts.isBlock(schema.body) ? null : fieldsOf(schema.body, declarations);
  if (!ts.isCallExpression(schema)) return null;
  if (!ts.isPropertyAccessExpression(schema.expression)) return fieldsOf(schema.expression, declarations);
  const [argument] = schema.arguments;
  const isObject = schema.expression.name.text === 'strictObject';
  if (isObject && argument && ts.isObjectLiteralExpression(argument)) return argument.properties;
  return fieldsOf(schema.expression.expression, declarations);
}

/** The constant that a schema is made from: `roasPolicy` of `roasPolicy.prefault({})`. */
function constantOf(schema: ts.Expression, declarations: Declarations): Declaration | undefined {
  if (ts.isIdentifier(schema)) return declarations.get(schema.text);
  if (ts.isPropertyAccessExpression(schema) || ts.isCallExpression(schema))
    return constantOf(schema.expression, declarations);
  return undefined;
}

function commentOf(node: ts.Node): string | null {
  const text = ts
    .getJSDocCommentsAndTags(node)
    .filter(ts.isJSDoc)
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
    .join(' ');
  return text === '' ? null : text.replaceAll(/\s+/g, ' ').trim();
}
