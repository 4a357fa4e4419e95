import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form } from 'antd';
import { useText } from '../../../../i18n/use-text.ts';
import { VisitorItems } from './visitor-items.tsx';

const most = 100;

/** Visitors of a form, each in a box of its own. */
export function VisitorsItems() {
  const t = useText();
  return (
    <Form.List name="visitors">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }, index) => (
            <fieldset key={key} className="plain-group boxed">
              <legend>
                {t(($) => $.platform.visitors.invite.visitors)} {index + 1}
                {fields.length > 1 && (
                  <Button
                    type="text"
                    size="small"
                    icon={<DeleteOutlined aria-hidden />}
                    aria-label={t(($) => $.platform.visitors.invite.removeVisitor)}
                    onClick={() => remove(name)}
                  />
                )}
              </legend>
              <VisitorItems at={[name]} />
            </fieldset>
          ))}
          <Form.Item>
            <Button
              block
              type="dashed"
              icon={<PlusOutlined aria-hidden />}
              disabled={fields.length >= most}
              onClick={() => add({})}
            >
              {t(($) => $.platform.visitors.invite.addVisitor)}
            </Button>
          </Form.Item>
        </>
      )}
    </Form.List>
  );
}
